/** Given code: normal random numbers. `import { randn } from './library/randn.ts'`. */
import type { Matrix } from './network.ts';

/** A rows × columns matrix of independent standard normal numbers; `rng` gives uniform numbers in [0, 1). */
export function randn(rows: number, columns: number, rng: () => number): Matrix {
  const normal = () => Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng());
  return Array.from({ length: rows }, () => Array.from({ length: columns }, normal));
}
