/** Public: what the grader looks at to tell whether layers of a network are still the ones that were given. */
import { countLayers, type Matrix, type Parameters, type Vector } from '../library/network.ts';

/** 1, 2, …, count. */
export const layersUpTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Whether the parameter is bit for bit the given one; 0 and −0 differ. */
function isSame(answer: unknown, given: Matrix | Vector | undefined): boolean {
  if (!Array.isArray(answer) || given === undefined) return false;
  const [numbers, right] = [answer.flat(), given.flat()];
  return numbers.length === right.length && right.every((number, i) => Object.is(number, numbers[i]));
}

/** Of W1, b1, W2, b2, …: 'kept', bit for bit as given, or 'changed'. */
export function compareBits(answer: Parameters, given: Parameters): Record<string, string> {
  const names = layersUpTo(countLayers(given)).flatMap((l) => [`W${l}`, `b${l}`]);
  const words = names.map((name) => [name, isSame(answer[name], given[name]) ? 'kept' : 'changed']);
  return Object.fromEntries(words);
}

/** Whether the answer has as many layers as the given network, all but the last bit for bit the same. */
export function keepsAllButHead(answer: Parameters, given: Parameters): boolean {
  const L = countLayers(given);
  const lower = Object.entries(compareBits(answer, given)).slice(0, 2 * (L - 1));
  return countLayers(answer) === L && lower.every(([, word]) => word === 'kept');
}

/** The layers with their numbers moved by `step`; those that would be numbered below 1 are left out. */
export function renumbered(parameters: Parameters, step: number): Parameters {
  const moved: Parameters = {};
  for (const l of layersUpTo(countLayers(parameters)).filter((layer) => layer + step >= 1)) {
    moved[`W${l + step}`] = parameters[`W${l}`] ?? [];
    moved[`b${l + step}`] = parameters[`b${l}`] ?? [];
  }
  return moved;
}
