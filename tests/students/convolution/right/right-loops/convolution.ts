// Convolution homework. Plain loops everywhere, no imports.

type Volume = number[][][];
type Batch = Volume[];

export function convOutputSize(n: number, f: number, pad: number, stride: number) {
  return Math.floor((n - f + 2 * pad) / stride) + 1;
}

function zeros(m: number, h: number, w: number, c: number): Batch {
  const out: Batch = [];
  for (let i = 0; i < m; i++) {
    const image: Volume = [];
    for (let y = 0; y < h; y++) {
      const row: number[][] = [];
      for (let x = 0; x < w; x++) {
        const pixel: number[] = [];
        for (let k = 0; k < c; k++) pixel.push(0);
        row.push(pixel);
      }
      image.push(row);
    }
    out.push(image);
  }
  return out;
}

export function zeroPad(X: Batch, pad: number): Batch {
  const h = X[0].length;
  const w = X[0][0].length;
  const c = X[0][0][0].length;
  const out = zeros(X.length, h + 2 * pad, w + 2 * pad, c);
  for (let i = 0; i < X.length; i++)
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) for (let k = 0; k < c; k++) out[i][y + pad][x + pad][k] = X[i][y][x][k];
  return out;
}

export function convSingleStep(aSlicePrev: Volume, W: Volume, b: number): number {
  let z = b;
  for (let r = 0; r < W.length; r++)
    for (let q = 0; q < W[r].length; q++)
      for (let k = 0; k < W[r][q].length; k++) z += aSlicePrev[r][q][k] * W[r][q][k];
  return z;
}

export function convForward(APrev: Batch, W: Batch, b: number[], hparameters: { stride: number; pad: number }) {
  const { stride, pad } = hparameters;
  const f = W.length;
  const nCPrev = W[0][0].length;
  const nC = W[0][0][0].length;
  const nH = convOutputSize(APrev[0].length, f, pad, stride);
  const nW = convOutputSize(APrev[0][0].length, f, pad, stride);
  const padded = zeroPad(APrev, pad);
  const Z = zeros(APrev.length, nH, nW, nC);
  for (let i = 0; i < APrev.length; i++) {
    for (let h = 0; h < nH; h++) {
      for (let w = 0; w < nW; w++) {
        for (let c = 0; c < nC; c++) {
          let z = 0;
          for (let r = 0; r < f; r++)
            for (let q = 0; q < f; q++)
              for (let k = 0; k < nCPrev; k++) z += padded[i][h * stride + r][w * stride + q][k] * W[r][q][k][c];
          Z[i][h][w][c] = z + b[c];
        }
      }
    }
  }
  return { Z: Z, cache: { APrev: APrev, W: W, b: b, hparameters: hparameters } };
}

export function convBackward(dZ: Batch, cache: any) {
  const { APrev, W, b } = cache;
  const { stride, pad } = cache.hparameters;
  const f = W.length;
  const nCPrev = W[0][0].length;
  const nC = W[0][0][0].length;
  const H = APrev[0].length;
  const Wd = APrev[0][0].length;
  const dAPrev = zeros(APrev.length, H, Wd, nCPrev);
  const dW = zeros(f, f, nCPrev, nC);
  const db: number[] = [];
  for (let c = 0; c < nC; c++) db[c] = 0;
  for (let i = 0; i < dZ.length; i++) {
    for (let h = 0; h < dZ[i].length; h++) {
      for (let w = 0; w < dZ[i][h].length; w++) {
        for (let c = 0; c < nC; c++) {
          const d = dZ[i][h][w][c];
          db[c] += d;
          for (let r = 0; r < f; r++) {
            const y = h * stride + r - pad;
            if (y < 0 || y >= H) continue; // in the frame
            for (let q = 0; q < f; q++) {
              const x = w * stride + q - pad;
              if (x < 0 || x >= Wd) continue;
              for (let k = 0; k < nCPrev; k++) {
                dAPrev[i][y][x][k] += W[r][q][k][c] * d;
                dW[r][q][k][c] += APrev[i][y][x][k] * d;
              }
            }
          }
        }
      }
    }
  }
  return { dAPrev, dW, db };
}

export function poolForward(APrev: Batch, hparameters: { f: number; stride: number }, mode: string) {
  const { f, stride } = hparameters;
  const nC = APrev[0][0][0].length;
  const nH = convOutputSize(APrev[0].length, f, 0, stride);
  const nW = convOutputSize(APrev[0][0].length, f, 0, stride);
  const A = zeros(APrev.length, nH, nW, nC);
  for (let i = 0; i < APrev.length; i++) {
    for (let h = 0; h < nH; h++) {
      for (let w = 0; w < nW; w++) {
        for (let c = 0; c < nC; c++) {
          let max = -Infinity;
          let sum = 0;
          for (let r = 0; r < f; r++) {
            for (let q = 0; q < f; q++) {
              const a = APrev[i][h * stride + r][w * stride + q][c];
              if (a > max) max = a;
              sum += a;
            }
          }
          A[i][h][w][c] = mode === 'max' ? max : sum / (f * f);
        }
      }
    }
  }
  return { A, cache: { APrev, hparameters } };
}

export function createMaskFromWindow(x: number[][]): number[][] {
  let bestRow = 0;
  let bestColumn = 0;
  const mask: number[][] = [];
  for (let r = 0; r < x.length; r++) {
    mask.push([]);
    for (let q = 0; q < x[r].length; q++) {
      mask[r].push(0);
      if (x[r][q] > x[bestRow][bestColumn]) {
        bestRow = r;
        bestColumn = q;
      }
    }
  }
  mask[bestRow][bestColumn] = 1;
  return mask;
}

export function distributeValue(dz: number, shape: [number, number]): number[][] {
  const out: number[][] = [];
  for (let r = 0; r < shape[0]; r++) {
    out.push([]);
    for (let q = 0; q < shape[1]; q++) out[r].push(dz / (shape[0] * shape[1]));
  }
  return out;
}

export function poolBackward(dA: Batch, cache: any, mode: string): Batch {
  const { APrev } = cache;
  const { f, stride } = cache.hparameters;
  const dAPrev = zeros(APrev.length, APrev[0].length, APrev[0][0].length, APrev[0][0][0].length);
  for (let i = 0; i < dA.length; i++) {
    for (let h = 0; h < dA[i].length; h++) {
      for (let w = 0; w < dA[i][h].length; w++) {
        for (let c = 0; c < dA[i][h][w].length; c++) {
          const window: number[][] = [];
          for (let r = 0; r < f; r++) {
            window.push([]);
            for (let q = 0; q < f; q++) window[r].push(APrev[i][h * stride + r][w * stride + q][c]);
          }
          const mask = createMaskFromWindow(window);
          const even = distributeValue(dA[i][h][w][c], [f, f]);
          for (let r = 0; r < f; r++)
            for (let q = 0; q < f; q++)
              dAPrev[i][h * stride + r][w * stride + q][c] +=
                mode === 'max' ? mask[r][q] * dA[i][h][w][c] : even[r][q];
        }
      }
    }
  }
  return dAPrev;
}

export function convOneByOne(APrev: Batch, W: Batch, b: number[]): Batch {
  const out = zeros(APrev.length, APrev[0].length, APrev[0][0].length, b.length);
  for (let i = 0; i < APrev.length; i++)
    for (let h = 0; h < APrev[i].length; h++)
      for (let w = 0; w < APrev[i][h].length; w++)
        for (let c = 0; c < b.length; c++) {
          let z = b[c];
          for (let k = 0; k < APrev[i][h][w].length; k++) z += APrev[i][h][w][k] * W[0][0][k][c];
          out[i][h][w][c] = z;
        }
  return out;
}

export function layerShapes(inputShape: number[], layers: any[]): number[][] {
  const shapes: number[][] = [];
  let shape = inputShape;
  for (let l = 0; l < layers.length; l++) {
    const layer = layers[l];
    if (layer.type === 'dense') {
      shape = [layer.units];
    } else if (layer.type === 'pool') {
      const { f, stride } = layer;
      shape = [convOutputSize(shape[0], f, 0, stride), convOutputSize(shape[1], f, 0, stride), shape[2]];
    } else {
      const { f, stride, pad, filters } = layer;
      shape = [convOutputSize(shape[0], f, pad, stride), convOutputSize(shape[1], f, pad, stride), filters];
    }
    shapes.push(shape);
  }
  return shapes;
}

export function countParameters(inputShape: number[], layers: any[]) {
  const shapes = layerShapes(inputShape, layers);
  const perLayer: number[] = [];
  let total = 0;
  for (let l = 0; l < layers.length; l++) {
    const before = l === 0 ? inputShape : shapes[l - 1];
    const layer = layers[l];
    let count = 0;
    if (layer.type === 'conv') count = layer.f * layer.f * before[2] * layer.filters + layer.filters;
    if (layer.type === 'dense') {
      let inputs = 1;
      for (const n of before) inputs *= n;
      count = inputs * layer.units + layer.units;
    }
    perLayer.push(count);
    total += count;
  }
  return { perLayer, total };
}
