/** Reads just enough of a source map (version 3, one source) to follow one place back. */
import type { Place } from '../../model.ts';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The place in the source that `place` in the generated text came from, or, when its line begins with what is in no
 * source, what comes next there; `undefined` when the map has neither.
 */
export function originalPlace(map: string, place: Place): Place | undefined {
  const { mappings } = JSON.parse(map) as { mappings: string };
  const source = { line: 0, column: 0 };
  let found: Place | undefined;
  const lines = mappings.split(';').slice(0, place.line);
  for (const [index, line] of lines.entries()) {
    let column = 0;
    for (const segment of line.split(',').filter((text) => text !== '')) {
      const [ahead = 0, , lineStep = 0, columnStep = 0] = decodeDigits(segment);
      column += ahead;
      source.line += lineStep;
      source.column += columnStep;
      const isBefore = index === place.line - 1 && (column < place.column || found === undefined);
      if (isBefore) found = { file: place.file, line: source.line + 1, column: source.column + 1 };
    }
  }
  return found;
}

/** The numbers of one segment: base 64, five bits a digit, lowest first, the sign in the lowest bit. */
function decodeDigits(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = digits.indexOf(character);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit >= 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
