/** Functions that the checks hand to yours as arguments. */

/**
 * A dev accuracy, as it were, over `alpha` and `keepProb`: one broad hill around α = 0.01 and keepProb = 0.8, with
 * ripples as training has them, so that a later round is not always a better one.
 */
export function ripples(point: { alpha: number; keepProb: number }): number {
  const [x, y] = [Math.log10(point.alpha) + 2, (point.keepProb - 0.8) / 0.25];
  return 0.9 - 0.05 * (x * x + y * y) + 0.04 * Math.cos(37 * x) * Math.cos(41 * y);
}

type Evening = { theta: number[]; cost: number };

/** Gradient-descent steps in one day of training. */
const stepsADay = 5;

/** A day on J(θ) = ½ (θ_1² + 20 θ_2²); too large an α (above 0.1) makes it worse. */
export function valleyDay(theta: readonly number[], alpha: number): Evening {
  let [x = 0, y = 0] = theta;
  for (let step = 0; step < stepsADay; step++) [x, y] = [x - alpha * x, y - alpha * 20 * y];
  return { theta: [x, y], cost: (x * x + 20 * y * y) / 2 };
}

/** A day on J(θ) = ½ θ²: when α is above 0.5 the numbers get out of hand, and the cost is NaN. */
export function breakingDay(theta: readonly number[], alpha: number): Evening {
  const [x = 0] = theta;
  if (alpha > 0.5) return { theta: [Number.NaN], cost: Number.NaN };
  const next = x * (1 - alpha) ** stepsADay;
  return { theta: [next], cost: (next * next) / 2 };
}
