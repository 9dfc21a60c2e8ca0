"""Values of tests/oracle/data/transfer_numpy.json: colours, crops and a trained head by numpy.

Run: python3 tests/oracle/data/transfer_numpy.py > tests/oracle/data/transfer_numpy.json
"""
import json

import numpy as np

rng = np.random.default_rng(29)

# PCA of the colours of two images, as in AlexNet (Krizhevsky, Sutskever and Hinton 2012, section 4.1)
images = [rng.integers(0, 256, (3, 4, 3)), rng.integers(0, 256, (2, 5, 3))]
pixels = np.concatenate([image.reshape(-1, 3) for image in images])
covariance = np.cov(pixels, rowvar=False, bias=True)
eigenvalues, eigenvectors = np.linalg.eigh(covariance)
eigenvalues, eigenvectors = eigenvalues[::-1], eigenvectors[:, ::-1]
alphas = np.array([0.012, -0.02, 0.035])
quantity = eigenvectors @ (alphas * eigenvalues)
recoloured = np.clip(images[0] + quantity, 0, 255)

# ten crops of an image that is not square, by slices and flips
picture = rng.integers(0, 256, (5, 6, 3))
size = 3
corners = [(0, 0), (0, 3), (2, 0), (2, 3), (1, 1)]
five = [picture[top : top + size, left : left + size] for top, left in corners]
ten = five + [np.flip(crop, axis=1) for crop in five]

# a softmax head on fixed features: weights by gradient descent, the gradient by central differences of the cost
features, classes = np.abs(np.round(rng.normal(0, 1, (3, 6)), 3)), np.array([0, 2, 1, 1, 0, 2])
theta = np.round(rng.normal(0, 0.5, (3, 4)), 3)
start = theta.copy()


def cost(theta):
    Z = theta[:, :3] @ features + theta[:, 3:]
    Z = Z - Z.max(axis=0)
    return np.mean(np.log(np.exp(Z).sum(axis=0)) - Z[classes, np.arange(6)])


def gradient(theta, epsilon=1e-5):
    slopes = np.zeros_like(theta)
    for index in np.ndindex(theta.shape):
        step = np.zeros_like(theta)
        step[index] = epsilon
        slopes[index] = (cost(theta + step) - cost(theta - step)) / (2 * epsilon)
    return slopes


costs = [cost(theta)]
for _ in range(10):
    theta = theta - 0.5 * gradient(theta)
    costs.append(cost(theta))

values = {
    "images": [image.tolist() for image in images],
    "covariance": covariance.tolist(),
    "eigenvectors": eigenvectors.tolist(),
    "eigenvalues": eigenvalues.tolist(),
    "alphas": alphas.tolist(),
    "recoloured": recoloured.tolist(),
    "picture": picture.tolist(),
    "size": size,
    "ten": [crop.tolist() for crop in ten],
    "head": {
        "features": features.tolist(),
        "labels": classes.tolist(),
        "W": start[:, :3].tolist(),
        "b": start[:, 3].tolist(),
        "learningRate": 0.5,
        "iterations": 10,
        "costs": costs,
        "trainedW": theta[:, :3].tolist(),
        "trainedB": theta[:, 3].tolist(),
    },
}
print(json.dumps(values))
