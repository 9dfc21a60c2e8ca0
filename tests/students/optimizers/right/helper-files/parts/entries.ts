import type { Matrix, Parameters, Vector } from '../library/network.ts';

export type Moments = { [name: string]: Matrix | Vector };

/** Visits every number of every parameter: the table it sits in is found by name, the place by row and column. */
export function buildTable(
  parameters: Parameters,
  prefix: '' | 'd',
  f: (read: (table: Moments, prefix: '' | 'd') => number) => number,
): Moments {
  const result: Moments = {};
  for (const [name, tensor] of Object.entries(parameters)) {
    const at = (row: number, column?: number) =>
      f((table, from) => {
        const line = table[from + name]?.[row];
        return (column === undefined ? line : (line as number[])[column]) as number;
      });
    result[prefix + name] = (tensor as (number | number[])[]).map((line, row) =>
      Array.isArray(line) ? line.map((_, column) => at(row, column)) : at(row),
    ) as Matrix | Vector;
  }
  return result;
}
