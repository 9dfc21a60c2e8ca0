"""Values of tests/oracle/data/softmax_scipy.json: softmax, log-softmax and a trained softmax regression by numpy and scipy.

Run: python3 tests/oracle/data/softmax_scipy.py > tests/oracle/data/softmax_scipy.json
"""
import json

import numpy as np
from scipy.special import log_softmax, softmax

rng = np.random.default_rng(38)
Z = np.round(rng.normal(0, 3, (4, 5)), 3)
labels = rng.integers(0, 4, 5)
extreme = np.array([[1000.5, -1000.25, 3.0], [999.0, -999.0, -1000.0], [1001.25, -1001.5, 1000.0]])

X = np.round(rng.normal(0, 1, (2, 6)), 3)
classes = np.array([0, 1, 2, 2, 1, 0])
Y = np.eye(3)[classes].T
W, b = np.round(rng.normal(0, 0.5, (3, 2)), 3), np.round(rng.normal(0, 0.5, 3), 3)
start = {"W1": W.tolist(), "b1": b.tolist()}


def cost(W, b):
    return -np.mean(log_softmax(W @ X + b[:, None], axis=0)[classes, np.arange(6)])


costs = [cost(W, b)]
for _ in range(25):
    # the gradient of log-sum-exp minus the true logit, example by example
    dW, db = np.zeros_like(W), np.zeros_like(b)
    for i in range(6):
        p = np.exp(log_softmax(W @ X[:, i] + b))
        p[classes[i]] -= 1
        dW += np.outer(p, X[:, i]) / 6
        db += p / 6
    W, b = W - 0.5 * dW, b - 0.5 * db
    costs.append(cost(W, b))
accuracy = np.mean(np.argmax(W @ X + b[:, None], axis=0) == classes)

print(json.dumps({
    "Z": Z.tolist(), "softmax": softmax(Z, axis=0).tolist(),
    "labels": labels.tolist(), "losses": (-log_softmax(Z, axis=0)[labels, np.arange(5)]).tolist(),
    "extreme": extreme.tolist(), "softmaxOfExtreme": softmax(extreme, axis=0).tolist(),
    "training": {"X": X.tolist(), "Y": Y.tolist(), "parameters": start, "learningRate": 0.5, "numIterations": 25,
                 "trained": {"W1": W.tolist(), "b1": b.tolist()}, "costs": costs, "accuracy": accuracy},
}, indent=1))
