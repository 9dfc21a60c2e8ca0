import type { Matrix } from '../library/network.ts';

const usual = new Set([512, 256, 128, 64]);

function take(A: Matrix, order: readonly number[], from: number, to: number): Matrix {
  return A.map((row) => order.slice(from, to).map((i) => row[i] as number));
}

/** Draws examples one after the other out of a shrinking hat. */
function drawFromHat(m: number, rng: () => number): number[] {
  const hat = Array.from(Array(m).keys());
  const order: number[] = [];
  while (hat.length > 0) order.push(...hat.splice(Math.floor(rng() * hat.length), 1));
  return order;
}

export function randomMiniBatches(X: Matrix, Y: Matrix, miniBatchSize: number, rng: () => number): [Matrix, Matrix][] {
  const order = drawFromHat(X[0]?.length ?? 0, rng);
  const batches: [Matrix, Matrix][] = [];
  for (let k = 0; k * miniBatchSize < order.length; k += 1) {
    const [from, to] = [k * miniBatchSize, (k + 1) * miniBatchSize];
    batches.push([take(X, order, from, to), take(Y, order, from, to)]);
  }
  return batches;
}

export function chooseMiniBatchSize(m: number, exampleBytes: number, memoryBytes: number): number {
  if (m <= 2000) return m;
  for (const size of usual) if (memoryBytes >= size * exampleBytes) return size;
  throw new Error('too little memory');
}

export function nameGradientDescent(miniBatchSize: number, m: number): string {
  switch (miniBatchSize) {
    case m:
      return 'batch';
    case 1:
      return 'stochastic';
    default:
      return 'mini-batch';
  }
}
