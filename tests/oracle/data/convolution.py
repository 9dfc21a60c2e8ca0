"""Writes convolution.json: the inputs of the course's exercise, its printed results, and values of scipy.

The exercise draws its inputs with numpy's legacy generator; results stand as they are printed in the notebooks named
below. scipy.signal.correlate gives a second opinion in float64. Run: python3 convolution.py
"""
import json
import pathlib

import numpy
from scipy.signal import correlate

here = pathlib.Path(__file__).parent


def seeded(*shapes):
    generator = numpy.random.RandomState(1)
    return [generator.randn(*shape) for shape in shapes]


def figure(hparameters, shapes, printed, source):
    a, w, b = seeded(*shapes)
    return {
        "inputs": {"APrev": a.tolist(), "W": w.tolist(), "b": b.ravel().tolist(), "hparameters": hparameters},
        "printed": printed,
        "source": source,
    }


def by_scipy():
    a, w = (numpy.round(array, 3) for array in seeded((2, 5, 6, 2), (3, 3, 2, 2)))
    z = [[correlate(image, w[..., c], mode="valid")[..., 0] for c in range(2)] for image in a]
    return {"APrev": a.tolist(), "W": w.tolist(), "Z": numpy.moveaxis(numpy.array(z), 1, -1).tolist()}


slice_prev, window, bias = seeded((4, 4, 3), (4, 4, 3), (1, 1, 1))
data = {
    "convSingleStep": {
        "inputs": {"aSlicePrev": slice_prev.tolist(), "W": window.tolist(), "b": float(bias.item())},
        "printed": -6.99908945068,
        "source": "Kulbear/deep-learning-coursera, Convolutional Neural Networks/Convolution model - Step by Step - v1.ipynb",
    },
    "conv": figure(
        {"stride": 2, "pad": 2},
        [(10, 4, 4, 3), (2, 2, 3, 8), (1, 1, 1, 8)],
        {
            "mean Z": 0.0489952035289,
            "Z[3][2][1]": [-0.61490741, -6.7439236, -2.55153897, 1.75698377, 3.56208902, 0.53036437, 5.18531798, 8.75898442],
            "mean dAPrev": 1.45243777754,
            "mean dW": 1.72699145831,
            "mean db": 7.83923256462,
        },
        "enggen/Deep-Learning-Coursera, Convolutional Neural Networks/Week1/Convolution model - Step by Step - v2.ipynb; backward with dZ = Z",
    ),
    "scipy": by_scipy(),
}
(here / "convolution.json").write_text(json.dumps(data) + "\n")
