import { grid, indices, range, shapeOf, sum } from './grids';

type Nested = any;

export const convOutputSize = (n: number, f: number, pad = 0, stride = 1) => 1 + (((n + 2 * pad - f) / stride) | 0);

export const zeroPad = (X: Nested, pad: number) => {
  const [m, H, W, C] = shapeOf(X);
  return grid(m, H + 2 * pad, W + 2 * pad, C)((i, h, w, c) => X[i][h - pad]?.[w - pad]?.[c] ?? 0);
};

export const convSingleStep = (aSlicePrev: Nested, W: Nested, b = 0) => {
  const weights = W.flat(2);
  return sum(aSlicePrev.flat(2).map((a: number, n: number) => a * weights[n])) + b;
};

const slice = (image: Nested, top: number, left: number, f: number) =>
  image.slice(top, top + f).map((row: Nested) => row.slice(left, left + f));

export const convForward = (APrev: Nested, W: Nested, b: number[], hparameters: { stride: number; pad: number }) => {
  const { stride: s, pad } = hparameters;
  const [m, H, Wd, nCPrev] = shapeOf(APrev);
  const [f, , , nC] = shapeOf(W);
  const padded = zeroPad(APrev, pad);
  const filters = range(nC).map((c) => grid(f, f, nCPrev)((r, q, k) => W[r][q][k][c]));
  const Z = grid(
    m,
    convOutputSize(H, f, pad, s),
    convOutputSize(Wd, f, pad, s),
    nC,
  )((i, h, w, c) => convSingleStep(slice(padded[i], h * s, w * s, f), filters[c], b[c]));
  return { Z, cache: { APrev, W, b, hparameters, filters } };
};

/** gathers instead of scattering: each gradient is one sum over the windows that use the number */
export const convBackward = (dZ: Nested, { APrev, W, b, hparameters: { stride: s, pad } }: Nested) => {
  const [m, nH, nW, nC] = shapeOf(dZ);
  const [f, , nCPrev] = shapeOf(W);
  const [, H, Wd] = shapeOf(APrev);
  const padded = zeroPad(APrev, pad);
  const dW = grid(f, f, nCPrev, nC)((r, q, k, c) =>
    sum(indices(m, nH, nW).map(([i, h, w]) => padded[i][h * s + r][w * s + q][k] * dZ[i][h][w][c])),
  );
  const dAPrev = grid(m, H, Wd, nCPrev)((i, y, x, k) =>
    sum(
      indices(nH, nW, nC).map(([h, w, c]) => {
        const [r, q] = [y + pad - h * s, x + pad - w * s];
        return (W[r]?.[q]?.[k][c] ?? 0) * dZ[i][h][w][c];
      }),
    ),
  );
  return { db: b.map((_: number, c: number) => sum(indices(m, nH, nW).map(([i, h, w]) => dZ[i][h][w][c]))), dW, dAPrev };
};

const ways: Record<string, (xs: number[]) => number> = {
  max: (xs) => Math.max(...xs),
  average: (xs) => sum(xs) / xs.length,
};

export const poolForward = (APrev: Nested, hparameters: { f: number; stride: number }, mode = 'max') => {
  const { f, stride } = hparameters;
  const [m, H, W, C] = shapeOf(APrev);
  const A = grid(
    m,
    convOutputSize(H, f, 0, stride),
    convOutputSize(W, f, 0, stride),
    C,
  )((i, h, w, c) =>
    ways[mode](
      slice(APrev[i], h * stride, w * stride, f)
        .flat()
        .map((cell: number[]) => cell[c]),
    ),
  );
  return { A, cache: { APrev, hparameters, mode } };
};

export const createMaskFromWindow = (x: number[][]) => {
  const flat = x.flat();
  const where = flat.indexOf(Math.max(...flat));
  return x.map((row, i) => row.map((_, j) => Number(i * row.length + j === where)));
};

export const distributeValue = (dz: number, [nH, nW]: [number, number]) => grid(nH, nW)(() => dz / nH / nW);

export const poolBackward = (dA: Nested, { APrev, hparameters: { f, stride: s } }: Nested, mode = 'max') => {
  const shares = (i: number, h: number, w: number, c: number): number[][] =>
    mode === 'average'
      ? distributeValue(dA[i][h][w][c], [f, f])
      : createMaskFromWindow(
          slice(APrev[i], h * s, w * s, f).map((row: Nested) => row.map((cell: number[]) => cell[c])),
        ).map((row) => row.map((one) => one * dA[i][h][w][c]));
  const [, nH, nW] = shapeOf(dA);
  const [m, H, W, C] = shapeOf(APrev);
  return grid(m, H, W, C)((i, y, x, c) =>
    sum(indices(nH, nW).map(([h, w]) => shares(i, h, w, c)[y - h * s]?.[x - w * s] ?? 0)),
  );
};

// the same thing as a convolution with f = 1, so that is what it is
export const convOneByOne = (APrev: Nested, W: Nested, b: number[]) =>
  convForward(APrev, W, b, { stride: 1, pad: 0 }).Z;

const next: Record<string, (shape: number[], layer: Nested) => number[]> = {
  conv: ([H, W], { f, filters, stride, pad }) => [
    convOutputSize(H, f, pad, stride),
    convOutputSize(W, f, pad, stride),
    filters,
  ],
  pool: ([H, W, C], { f, stride }) => [convOutputSize(H, f, 0, stride), convOutputSize(W, f, 0, stride), C],
  dense: (_, { units }) => [units],
};

export const layerShapes = (inputShape: number[], layers: Nested[]) =>
  layers.reduce(
    (shapes: number[][], layer) => [...shapes, next[layer.type](shapes.at(-1) ?? inputShape, layer)],
    [],
  );

const parameters: Record<string, (before: number[], layer: Nested) => number> = {
  conv: ([, , C], { f, filters }) => (f ** 2 * C + 1) * filters,
  pool: () => 0,
  dense: (before, { units }) => (before.reduce((all, n) => all * n) + 1) * units,
};

export const countParameters = (inputShape: number[], layers: Nested[]) => {
  const before = [inputShape, ...layerShapes(inputShape, layers)];
  const perLayer = layers.map((layer, l) => parameters[layer.type](before[l], layer));
  return { total: sum(perLayer), perLayer };
};
