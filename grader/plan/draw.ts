import seedrandom from 'seedrandom';

/**
 * Random inputs for one case of one check, from a stream of its own: adding a check or a case changes no
 * other case's numbers. Matrices are `number[][]`, rows first.
 */
export class Draw {
  readonly seed: string;
  readonly #next: () => number;

  constructor(seed: string) {
    this.seed = seed;
    this.#next = seedrandom(seed);
  }

  /** A uniform number in [low, high). */
  uniform(low = 0, high = 1): number {
    return low + (high - low) * this.#next();
  }

  /** A whole number from low to high, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.#next() * (high - low + 1));
  }

  /** A normal number by the Box–Muller transform. */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.#next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.#next());
  }

  /** Normal numbers with the given deviation, around 0. */
  vector(length: number, deviation = 1): number[] {
    return Array.from({ length }, () => this.normal(0, deviation));
  }

  /** A rows × columns matrix of normal numbers with the given deviation, around 0. */
  matrix(rows: number, columns: number, deviation = 1): number[][] {
    return Array.from({ length: rows }, () => this.vector(columns, deviation));
  }

  /** A (1, m) row of labels 0 and 1 with at least one of each when m > 1. */
  labels(m: number): number[][] {
    const row = Array.from({ length: m }, () => this.integer(0, 1));
    if (m > 1 && row.every((label) => label === row[0])) row[m - 1] = 1 - (row[0] ?? 0);
    return [row];
  }

  /** One of the given values. */
  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.integer(0, values.length - 1)] ?? values[0];
  }

  /** Parameters W1, b1, …, W_L, b_L for the layer sizes n_0 … n_L; W (n_l, n_{l−1}), b (n_l). */
  parameters(layerSizes: readonly number[], deviation = 0.5): Record<string, number[] | number[][]> {
    const parameters: Record<string, number[] | number[][]> = {};
    for (let layer = 1; layer < layerSizes.length; layer++) {
      const units = layerSizes[layer] ?? 0;
      parameters[`W${layer}`] = this.matrix(units, layerSizes[layer - 1] ?? 0, deviation);
      parameters[`b${layer}`] = this.vector(units, deviation);
    }
    return parameters;
  }

  /** What `make` gives, drawn again until it is fit; for screening out kinks and saturation. */
  until<T>(isFit: (candidate: T) => boolean, make: () => T): T {
    for (let attempt = 0; attempt < 1000; attempt++) {
      const candidate = make();
      if (isFit(candidate)) return candidate;
    }
    throw new Error(`no fit inputs in 1000 draws (seed ${this.seed})`);
  }

  /** A seed for a random generator that the checked function is given: see {@link rng}. */
  seedFor(purpose: string): string {
    return `${this.seed}/${purpose}`;
  }
}
