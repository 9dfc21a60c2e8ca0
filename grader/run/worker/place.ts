/** Finds the student's own line in a stack trace, which is a text that the student may have written. */
import type { Place } from '../../model.ts';
import { driverFrame } from './guest/stack.ts';
import { originalPlace } from './source-map.ts';
import type { Tree } from './tree.ts';

/** The tree, and the maps of its files that were transformed rather than stripped. */
type Sources = { readonly tree: Tree; readonly maps: ReadonlyMap<string, string> };

/** The first frame of `stack` that lies in one of the student's files, at its place in the source. */
export function placeInStack(stack: string, sources: Sources): Place | undefined {
  for (const line of stack.slice(0, 20_000).split('\n')) {
    const place = placeOfFrame(line, sources.tree);
    if (place === undefined) continue;
    const map = sources.maps.get(place.file);
    return map === undefined ? place : originalPlace(map, place);
  }
  return undefined;
}

/** Whether `stack` goes through the assignment's driver. */
export function passesDriver(stack: string): boolean {
  return stack.slice(0, 20_000).split('\n').includes(driverFrame());
}

/** `    at name (file:3:5)`, `    at file:3:5` or `    at async file:3:5`. */
function placeOfFrame(line: string, tree: Tree): Place | undefined {
  const numbers = /:(\d{1,6}):(\d{1,6})\)?$/.exec(line);
  if (numbers === null || !/^ {4}at /.test(line)) return undefined;
  const before = line.slice(0, numbers.index).replace(/^ {4}at (async )?/, '');
  const named = before.indexOf(' (');
  const file = tree.traced.get(before) ?? tree.traced.get(before.slice(named + 2));
  if (file === undefined) return undefined;
  return { file, line: Number(numbers[1]), column: Number(numbers[2]) };
}
