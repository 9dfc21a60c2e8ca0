"""The values under `phi` and `deep` in initialization.json, computed once: python3 initialization.py"""
import json
from pathlib import Path

import numpy as np
from scipy import stats

path = Path(__file__).with_name("initialization.json")
data = json.loads(path.read_text())

data["phi"] = {
    "note": "scipy.stats.norm.cdf",
    "values": [[t, float(stats.norm.cdf(t))] for t in (-4, -2.5, -1, -0.1, 0, 0.3, 1, 3**0.5, 3.3)],
}

random = np.random.RandomState(1)
dims = [3, 4, 2, 5, 1]
X = random.randn(3, 2).round(3)
W = [random.randn(after, before).round(3) for before, after in zip(dims, dims[1:])]
activations = [X]
for matrix in W:
    activations.append(matrix @ activations[-1])
norms = [np.linalg.norm(A, "fro") for A in activations]
data["deep"] = {
    "note": "numpy: X, weights, output by numpy.linalg.multi_dot, growth by numpy.linalg.norm",
    "X": X.tolist(),
    "weights": {f"W{l + 1}": matrix.tolist() for l, matrix in enumerate(W)},
    "output": np.linalg.multi_dot([*W[::-1], X]).tolist(),
    "growth": [float(after / before) for before, after in zip(norms, norms[1:])],
}
path.write_text(json.dumps(data, indent=1) + "\n")
