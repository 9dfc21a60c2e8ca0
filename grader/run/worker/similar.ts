/** Guesses which of a student's exports was meant by a name that is not there. */

/** The name in `names` that `wanted` was most likely meant as: same but for case and `_`, or two slips away. */
export function similarName(wanted: string, names: readonly string[]): string | undefined {
  const plain = plainName(wanted);
  const same = names.find((name) => plainName(name) === plain);
  if (same !== undefined) return same;
  return names.find((name) => name.length > 2 && editDistance(name, wanted) <= 2);
}

const plainName = (name: string) => name.replaceAll('_', '').toLowerCase();

/** Levenshtein's distance, or 3 for any two texts whose lengths alone differ by more than 2. */
function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 2) return 3;
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = at(above, column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, at(above, column) + 1, at(current, column - 1) + 1));
    }
    above = current;
  }
  return at(above, right.length);
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;
