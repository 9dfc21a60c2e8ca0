/** Matrices as the lessons write them: `number[][]`, rows first, shape (features, examples). Plain loops. */

export type Matrix = number[][];
export type Vector = number[];

/** Shape (rows, columns) of a rectangular matrix. */
export function shapeOf(A: Matrix): [number, number] {
  return [A.length, A[0]?.length ?? 0];
}

/** @throws {RangeError} when A and B differ in shape. */
export function requireSameShape(A: Matrix, B: Matrix, names: string): void {
  const [rows, columns] = shapeOf(A);
  const [otherRows, otherColumns] = shapeOf(B);
  if (rows === otherRows && columns === otherColumns) return;
  throw new RangeError(`${names}: shapes (${rows}, ${columns}) and (${otherRows}, ${otherColumns}) differ`);
}

/** The entry A[row][column]. @throws {RangeError} outside the matrix. */
export function entry(A: Matrix, row: number, column: number): number {
  const value = A[row]?.[column];
  if (value === undefined) throw new RangeError(`no entry [${row}][${column}]`);
  return value;
}

/** The entry v[index]. @throws {RangeError} outside the vector. */
export function at(v: Vector, index: number): number {
  const value = v[index];
  if (value === undefined) throw new RangeError(`no entry [${index}]`);
  return value;
}

/** The row A[index] itself, to read or to write into. @throws {RangeError} outside the matrix. */
export function rowOf(A: Matrix, index: number): Vector {
  const row = A[index];
  if (row === undefined) throw new RangeError(`no row [${index}]`);
  return row;
}

/** A matrix of zeros, to be filled by loops. */
export function zeros(rows: number, columns: number): Matrix {
  return Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
}

/** C = A B, C_ij = Σ_k A_ik B_kj; (n, k) times (k, m) gives (n, m). @throws {RangeError} when k differs. */
export function dot(A: Matrix, B: Matrix): Matrix {
  const [rows, inner] = shapeOf(A);
  const [otherInner, columns] = shapeOf(B);
  if (inner !== otherInner)
    throw new RangeError(`dot: (${rows}, ${inner}) times (${otherInner}, ${columns})`);
  return A.map((row) => {
    const sums = new Array<number>(columns).fill(0);
    row.forEach((a, k) => {
      for (let j = 0; j < columns; j++) sums[j] = at(sums, j) + a * entry(B, k, j);
    });
    return sums;
  });
}

/** Aᵀ: (n, m) becomes (m, n). */
export function transpose(A: Matrix): Matrix {
  const [, columns] = shapeOf(A);
  return Array.from({ length: columns }, (_, j) => A.map((_row, i) => entry(A, i, j)));
}

/** f applied to every entry; the result has A's shape. */
export function mapEntries(A: Matrix, f: (value: number, row: number, column: number) => number): Matrix {
  return A.map((row, i) => row.map((value, j) => f(value, i, j)));
}

/** f applied to the entries of A and B in the same place. @throws {RangeError} when shapes differ. */
export function combine(A: Matrix, B: Matrix, f: (a: number, b: number) => number): Matrix {
  requireSameShape(A, B, 'combine');
  return mapEntries(A, (a, i, j) => f(a, entry(B, i, j)));
}

/** Sum of each row: (n, m) becomes n numbers. */
export function rowSums(A: Matrix): Vector {
  return A.map((row) => row.reduce((sum, value) => sum + value, 0));
}

/** Sum of f(entry) over the whole matrix. */
export function sumOf(A: Matrix, f: (value: number) => number = (value) => value): number {
  return A.reduce((total, row) => row.reduce((sum, value) => sum + f(value), total), 0);
}
