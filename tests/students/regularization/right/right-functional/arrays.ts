export type Matrix = number[][];

export const range = (n: number) => [...Array(n).keys()];
export const sum = (xs: number[]) => xs.reduce((a, b) => a + b, 0);
export const zip = (A: Matrix, B: Matrix, f: (a: number, b: number) => number): Matrix =>
  A.map((row, i) => row.map((a, j) => f(a, B[i][j])));
export const each = (A: Matrix, f: (a: number) => number): Matrix => A.map((row) => row.map(f));
/** f of all weights W1, W2, … summed */
export const sumWeights = (parameters: Record<string, any>, f: (w: number) => number) =>
  sum(
    Object.keys(parameters)
      .filter((name) => name.startsWith('W'))
      .flatMap((name) => parameters[name].flat().map(f)),
  );
