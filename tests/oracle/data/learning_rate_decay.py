"""Values of tests/oracle/data/learning_rate_decay_numpy.json, by numpy and scipy.

Run: python3 tests/oracle/data/learning_rate_decay.py > tests/oracle/data/learning_rate_decay_numpy.json
"""
import json

import numpy as np
from scipy.optimize import rosen_der, rosen_hess

rng = np.random.default_rng(29)

# eigenvalues of symmetric matrices of size 1 to 6, and of a degenerate one
matrices = []
for n in range(1, 7):
    A = np.round(rng.normal(0, 2, (n, n)), 3)
    matrices.append(np.triu(A) + np.triu(A, 1).T)
matrices.append(np.full((4, 4), 2.0))
eigenvalues = [{"H": H.tolist(), "eigenvalues": np.linalg.eigvalsh(H).tolist()} for H in matrices]

# gradient and Hessian of Rosenbrock's function in 2 and 4 dimensions
rosenbrock = []
for n in (2, 4):
    theta = np.round(rng.uniform(-1.5, 1.5, n), 3)
    rosenbrock.append({"theta": theta.tolist(), "gradient": rosen_der(theta).tolist(), "hessian": rosen_hess(theta).tolist()})

# a straight line by mini-batch gradient descent: one step is affine in (w, b, 1), so a run is a product of matrices
x = np.round(rng.uniform(-1, 1, (3, 2)), 2)
y = np.round(1.5 * x - 0.5 + rng.choice([-1, 1], (3, 2)) * rng.uniform(0.3, 0.8, (3, 2)), 2)
start = np.array([-1.0, 1.5])


def step(xs, ys, rate):
    design = np.stack([xs, np.ones_like(xs)])
    M = np.eye(3)
    M[:2, :2] -= rate * design @ design.T / len(xs)
    M[:2, 2] = rate * design @ ys / len(xs)
    return M


def train(decay_rate, epochs):
    points, total = [start.tolist()], np.eye(3)
    for epoch in range(epochs):
        rate = np.divide(0.5, 1 + decay_rate * epoch)
        for xs, ys in zip(x, y):
            total = step(xs, ys, rate) @ total
            points.append((total @ np.append(start, 1))[:2].tolist())
    return points


training = {
    "miniBatches": [{"x": xs.tolist(), "y": ys.tolist()} for xs, ys in zip(x, y)],
    "theta": start.tolist(), "learningRate0": 0.5, "numEpochs": 12,
    "constant": train(0, 12), "decayed": train(1, 12),
    "bottom": np.polyfit(x.ravel(), y.ravel(), 1).tolist(),
}

# momentum on 1/2 a x^2 - 1/2 c y^2 in closed form: powers of the matrix that takes (position, velocity) one step on
def momentum(curvature, position, rate, beta, steps):
    M = np.array([[1 - rate * (1 - beta) * curvature, -rate * beta], [(1 - beta) * curvature, beta]])
    return [float((np.linalg.matrix_power(M, t) @ [position, 0])[0]) for t in range(steps + 1)]


walk = {"a": 9.0, "c": 0.2, "theta": [0.3, 0.1], "learningRate": 0.2, "beta": 0.9, "numSteps": 40}
walk["path"] = [list(p) for p in zip(momentum(9.0, 0.3, 0.2, 0.9, 40), momentum(-0.2, 0.1, 0.2, 0.9, 40))]

print(json.dumps({"eigenvalues": eigenvalues, "rosenbrock": rosenbrock, "training": training, "momentum": walk}, indent=1))
