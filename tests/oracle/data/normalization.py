"""Values of tests/oracle/data/normalization.json: statistics, covariance, eigenvectors, whitening and a descent by numpy and scipy.

Run: python3 tests/oracle/data/normalization.py > tests/oracle/data/normalization.json
"""
import json

import numpy as np
from scipy.stats import zscore

rng = np.random.default_rng(19)
X = np.round(np.array([[300.0], [0.5], [-4.0]]) + np.array([[90.0], [0.2], [2.0]]) * rng.normal(0, 1, (3, 6)), 3)
dev = np.round(X.mean(axis=1, keepdims=True) + X.std(axis=1, keepdims=True) * rng.normal(0, 1, (3, 2)), 3)

# correlated features, and what numpy makes of them
mixing = np.array([[2.0, 0.5, 0.0], [1.0, -1.5, 0.3], [0.2, 0.4, 0.6]])
correlated = np.round(mixing @ rng.normal(0, 1, (3, 7)) + np.array([[5.0], [-2.0], [1.0]]), 3)
covariance = np.cov(correlated, bias=True)
eigenvalues, eigenvectors = np.linalg.eigh(covariance)
# another way to the principal axes: singular vectors of the centred data
U, s, _ = np.linalg.svd(correlated - correlated.mean(axis=1, keepdims=True), full_matrices=False)
white = (U.T @ (correlated - correlated.mean(axis=1, keepdims=True))) / np.sqrt(s[:, None] ** 2 / 7 + 0.25)

symmetric = np.round(rng.normal(0, 2, (6, 6)), 2)
symmetric = symmetric + symmetric.T

# a descent in closed form: theta_t = theta* + (I - alpha H)^t (theta_0 - theta*), theta = (w, b)
features = np.round(np.array([[2.0], [0.7]]) + np.array([[3.0], [0.6]]) * rng.normal(0, 1, (2, 6)), 3)
Y = np.round(0.5 * features[:1] - 1.5 * features[1:] + 0.4 + rng.normal(0, 0.2, (1, 6)), 3)
extended = np.vstack([features, np.ones(6)])
H = extended @ extended.T / 6
best = np.linalg.lstsq(extended.T, Y[0], rcond=None)[0]
rate = 0.05
thetas = [best + np.linalg.matrix_power(np.eye(3) - rate * H, t) @ (-best) for t in range(31)]
floor = np.mean((extended.T @ best - Y[0]) ** 2) / 2
costs = [floor + (theta - best) @ H @ (theta - best) / 2 for theta in thetas]
normalized = np.vstack([zscore(features, axis=1), np.ones(6)])

print(json.dumps({
    "X": X.tolist(), "mean": X.mean(axis=1).tolist(), "variance": X.var(axis=1).tolist(),
    "deviation": X.std(axis=1).tolist(), "zscore": zscore(X, axis=1).tolist(),
    "dev": dev.tolist(),
    "devByTraining": ((dev - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)).tolist(),
    "correlated": correlated.tolist(), "covariance": covariance.tolist(),
    "eigenvalues": eigenvalues[::-1].tolist(), "eigenvectors": eigenvectors[:, ::-1].tolist(),
    "white": white.tolist(),
    "symmetric": symmetric.tolist(), "symmetricEigenvalues": np.linalg.eigvalsh(symmetric)[::-1].tolist(),
    "symmetricEigenvectors": np.linalg.eigh(symmetric)[1][:, ::-1].tolist(),
    "descent": {
        "X": features.tolist(), "Y": Y.tolist(), "learningRate": rate, "numIterations": 30,
        "w": thetas[-1][:2].tolist(), "b": thetas[-1][2], "costs": costs,
        # the condition number of H is the square of that of the features
        "conditionNumber": np.linalg.cond(extended) ** 2, "conditionNumberNormalized": np.linalg.cond(normalized) ** 2,
    },
}, indent=1))
