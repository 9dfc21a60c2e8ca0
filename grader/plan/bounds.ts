/**
 * How far what is measured over many draws may stray from what is expected, so that right code fails with a stated
 * probability at most: for the `allowed` of statistics.
 */

/**
 * A mean of `draws` independent numbers in [0, 1], by Hoeffding's inequality:
 *
 *     P(|mean − expected| ≥ a) ≤ 2 exp(−2 n a²)
 *
 * The same a holds for a distribution function, by Dvoretzky, Kiefer, Wolfowitz and Massart.
 */
export function hoeffdingBound(draws: number, failure: number): number {
  return Math.sqrt(Math.log(2 / failure) / (2 * draws));
}

/**
 * The largest of `count` shares of `draws` draws, each with probability p, by Bernstein's inequality and the union
 * bound. Tighter than Hoeffding's for p near 0 or 1.
 */
export function bernsteinBound(
  p: number,
  { count, draws, failure }: { count: number; draws: number; failure: number },
): number {
  const exponent = Math.log((2 * count) / failure);
  const linear = exponent / (3 * draws);
  return linear + Math.sqrt(linear ** 2 + (2 * p * (1 - p) * exponent) / draws);
}

/**
 * The m² shares of places of fair shuffles from 1/m, as one distance (the root of the sum of squares). A shuffle is a
 * permutation matrix P; P − 1/m has length √(m−1) and variance 1/(m−1) in every direction, so by Bousquet's inequality
 * the length of the sum of n of them exceeds
 *
 *     √((m−1)n) + √(2t(n/(m−1) + 2√(m−1)·√((m−1)n))) + t√(m−1)/3
 *
 * with probability at most e^−t.
 */
export function placesBound(m: number, draws: number, failure: number): number {
  const t = Math.log(1 / failure);
  const length = Math.sqrt(m - 1);
  const mean = length * Math.sqrt(draws);
  const spread = Math.sqrt(2 * t * (draws / (m - 1) + 2 * length * mean));
  return (mean + spread + (t * length) / 3) / draws;
}
