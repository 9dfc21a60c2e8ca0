type Matrix = number[][];

export const range = (length: number) => [...Array(length).keys()];
export const matrix = (rows: number, columns: number, make: () => number): Matrix =>
  range(rows).map(() => range(columns).map(make));
export const mapMatrix = (A: Matrix, f: (value: number) => number): Matrix => A.map((row) => row.map(f));
export const norm = (A: Matrix) => Math.hypot(...A.flat());
