"""Values of tests/oracle/data/data_splits.json: sizes of splits in exact fractions, of folds by numpy, and
leave-one-out errors by numpy's closed forms.

Run: python3 tests/oracle/data/data_splits.py > tests/oracle/data/data_splits.json
"""
import json
from fractions import Fraction

import numpy as np

SHARES = {
    "70/30": ("0.7", "0", "0.3"),
    "60/20/20": ("0.6", "0.2", "0.2"),
    "98/1/1": ("0.98", "0.01", "0.01"),
    "99.5/0.25/0.25": ("0.995", "0.0025", "0.0025"),
    "1/3 each": ("1/3", "1/3", "1/3"),
}


def apportion(m, shares):
    """Hamilton's method in exact fractions, then one example for every part that would be empty."""
    exact = [m * Fraction(share) for share in shares]
    sizes = [int(x) for x in exact]
    by_remainder = sorted(range(3), key=lambda part: (sizes[part] - exact[part], part))
    for part in by_remainder[: m - sum(sizes)]:
        sizes[part] += 1
    for part in range(3):
        if exact[part] > 0 and sizes[part] == 0:
            sizes[sizes.index(max(sizes))] -= 1
            sizes[part] = 1
    return sizes


splits = [
    {"name": name, "ratios": [float(Fraction(share)) for share in shares], "m": m, "sizes": apportion(m, shares)}
    for name, shares in SHARES.items()
    for m in [3, 5, 7, 10, 15, 17, 29, 45, 100, 150, 333, 1000, 1050, 9999, 123_457, 1_000_000, 12_345_678]
]
folds = [
    {"m": m, "k": k, "sizes": [len(part) for part in np.array_split(np.arange(m), k)]}
    for m, k in [(10, 3), (10, 5), (7, 7), (7, 2), (23, 4), (100, 7), (3, 2)]
]

rng = np.random.default_rng(11)
X = np.round(rng.normal(0, 1, (2, 9)), 3)
y = np.round(rng.normal(1, 2, 9), 3)
labels = rng.integers(0, 2, 9)
distances = np.linalg.norm(X[:, :, None] - X[:, None, :], axis=0)
np.fill_diagonal(distances, np.inf)
held_out = {
    "X": X.tolist(),
    "y": y.tolist(),
    "labels": labels.tolist(),
    # leaving y_i out moves the mean by (mean - y_i) / (m - 1): the residual grows by m / (m - 1)
    "meanSquaredError": float(np.var(y) * (9 / 8) ** 2),
    "nearestNeighbourError": float(np.mean(labels[distances.argmin(axis=0)] != labels)),
}
print(json.dumps({"splits": splits, "folds": folds, "leaveOneOut": held_out}, indent=2))
