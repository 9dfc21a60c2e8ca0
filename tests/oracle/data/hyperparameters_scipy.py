"""Values of tests/oracle/data/hyperparameters_scipy.json: distributions of scipy.stats, grids of numpy, log-spaced regions.

Run: python3 tests/oracle/data/hyperparameters_scipy.py > tests/oracle/data/hyperparameters_scipy.json
"""
import json

import numpy as np
from scipy import stats

alpha = stats.loguniform(1e-4, 1)
one_minus_beta = stats.loguniform(1e-3, 1e-1)
layers = stats.randint(2, 5)  # scipy's upper end is excluded: 2, 3, 4
linear = stats.uniform(0.5, 0.4)  # from 0.5 to 0.9

axes = {"alpha": np.linspace(-1, 3, 5), "epsilon": np.linspace(0.5, 2, 5)}
grid = np.array(np.meshgrid(*axes.values(), indexing="ij")).reshape(2, -1).T


def zoom(ends, best, factor):
    """The region on a scale: np.interp moves along it from 0 to 1, np.clip keeps it within."""
    place = (best - ends[0]) / (ends[1] - ends[0])
    return np.interp(np.clip([place - factor / 2, place + factor / 2], 0, 1), [0, 1], ends)


log_zooms = [[low, high, best, factor, *(10 ** zoom(np.log10([low, high]), np.log10(best), factor)).tolist()]
             for low, high, best, factor in ((1e-4, 1, 0.01, 0.5), (1e-4, 1, 2e-4, 0.4), (1e-5, 0.1, 0.08, 0.25))]
beta_zooms = []
for low, high, best, factor in ((0.9, 0.999, 0.99, 0.5), (0.9, 0.999, 0.9985, 0.3), (0.9, 0.9995, 0.91, 0.6)):
    ends = 1 - 10 ** zoom(np.log10([1 - low, 1 - high]), np.log10(1 - best), factor)
    beta_zooms.append([low, high, best, factor, *ends.tolist()])

print(json.dumps(ensure_ascii=False, indent=1, obj={
    "alpha": {"note": "scipy.stats.loguniform(1e-4, 1).cdf",
              "cdf": [[x, float(alpha.cdf(x))] for x in (0.0002, 0.001, 0.004, 0.01, 0.03, 0.1, 0.5)],
              "powersOfTen": np.diff(alpha.cdf([1e-4, 1e-3, 1e-2, 1e-1, 1])).tolist()},
    "beta": {"note": "1 − scipy.stats.loguniform(1e-3, 1e-1).cdf(1 − β)",
             "cdf": [[x, float(1 - one_minus_beta.cdf(1 - x))] for x in (0.91, 0.95, 0.97, 0.99, 0.995, 0.998)]},
    "layers": {"note": "scipy.stats.randint(2, 5).pmf", "pmf": [[k, float(layers.pmf(k))] for k in (1, 2, 3, 4, 5)]},
    "linear": {"note": "scipy.stats.uniform(0.5, 0.4).cdf",
               "cdf": [[x, float(linear.cdf(x))] for x in (0.55, 0.6, 0.7, 0.8, 0.88)]},
    "grid": {"note": "numpy.meshgrid of numpy.linspace(−1, 3, 5) and (0.5, 2, 5), indexing ij", "points": grid.tolist()},
    "distinct": {"note": "numpy.unique of each column of the grid", "counts": [len(np.unique(c)) for c in grid.T]},
    "zoom": {"note": "low, high, best, factor, new low, new high", "log": log_zooms, "oneMinusLog": beta_zooms},
    "windows": {"note": "β and, by numpy.argmax, the first k with β^k ≤ 1/e, which is about 1/(1 − β)",
                "steps": [[b, int(np.argmax(b ** np.arange(20000) <= np.exp(-1)))] for b in (0.9, 0.98, 0.999, 0.9995)]},
}))
