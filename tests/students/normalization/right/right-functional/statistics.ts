export const sum = (xs: number[]) => xs.reduce((a, b) => a + b, 0);
export const mean = (xs: number[]) => sum(xs) / xs.length;
export const inner = (a: number[], b: number[]) => sum(a.map((x, i) => x * b[i]));
/** the mean of the squares less the square of the mean */
export const variance = (xs: number[], mu = mean(xs)) => Math.max(0, mean(xs.map((x) => x * x)) - 2 * mu * mean(xs) + mu * mu);
