/** Surfaces that the checks hand to your functions as `f`; θ is a list of numbers. */

type Surface = (theta: number[]) => number;

/** x² − y²: a saddle at (0, 0). */
export const horseSaddle: Surface = ([x = 0, y = 0]) => x * x - y * y;

/** x² + 4xy + y²: a saddle at (0, 0), although it rises along both axes. */
export const twistedSaddle: Surface = ([x = 0, y = 0]) => x * x + 4 * x * y + y * y;

/** x³ − 3xy²: a saddle for three legs at (0, 0), where the Hessian is 0. */
export const monkeySaddle: Surface = ([x = 0, y = 0]) => x ** 3 - 3 * x * y * y;

/** x²: a trough, flat along y. */
export const trough: Surface = ([x = 0]) => x * x;

/** (x² + y − 11)² + (x + y² − 7)², Himmelblau: four minima, four saddles, a maximum. */
export const himmelblau: Surface = ([x = 0, y = 0]) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2;

/** (1 − x)² + 100 (y − x²)², Rosenbrock: a curved valley with its minimum at (1, 1). */
export const rosenbrock: Surface = ([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;

/** cos(x + y) + ½ cos(x − y): critical where x + y and x − y are multiples of π. */
export const eggCrate: Surface = ([x = 0, y = 0]) => Math.cos(x + y) + Math.cos(x - y) / 2;

/** x²y + y²z + sin z + xz, of three numbers. */
export const threeWays: Surface = ([x = 0, y = 0, z = 0]) => x * x * y + y * y * z + Math.sin(z) + x * z;

/** Σ sin x_i + x_i² x_{i+1}, of as many numbers as there are. */
export const chain: Surface = (theta) =>
  theta.reduce((sum, x, i) => sum + Math.sin(x) + x * x * (theta[i + 1] ?? 1), 0);
