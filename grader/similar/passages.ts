/** Where two texts say the same. */
import type { LineRange, Passage } from '../model.ts';
import type { Fingerprint } from './fingerprints.ts';
import type { ReadFiles } from './reader.ts';

/** A fingerprint at its place among all of its text. */
type Placed = Fingerprint & { readonly file: string; readonly place: number };

/** A passage goes on over so many fingerprints that are not shared: a changed line does not end it. */
const mostBetween = 3;

/** A passage while it is followed, with the places of its last fingerprint in both texts. */
type Run = { left: LineRange; right: LineRange; leftPlace: number; rightPlace: number };

/**
 * The passages that both texts hold, in the order of the left one. Each fingerprint of the left text is followed in the
 * right one: where the passage goes on there, or else where it occurs first.
 * @param leftOut hashes that say nothing
 */
export function passagesOf(left: ReadFiles, right: ReadFiles, leftOut: ReadonlySet<number>): Passage[] {
  const telling = placed(right).filter(({ hash }) => !leftOut.has(hash));
  const occurrences = Map.groupBy(telling, ({ hash }) => hash);
  const runs: Run[] = [];
  for (const from of placed(left)) {
    const twins = occurrences.get(from.hash);
    if (twins === undefined) continue;
    const run = runs.at(-1);
    const next = run && goesOn(run, from) ? nextAfter(twins, run) : undefined;
    if (run !== undefined && next !== undefined) extend(run, from, next);
    else runs.push(...twins.slice(0, 1).map((first) => runOf(from, first)));
  }
  return runs.map(({ left: inLeft, right: inRight }) => ({ left: inLeft, right: inRight }));
}

function placed({ files }: ReadFiles): Placed[] {
  const all = [...files].flatMap(([file, found]) => found.map((fingerprint) => ({ ...fingerprint, file })));
  return all.map((fingerprint, place) => ({ ...fingerprint, place }));
}

function goesOn(run: Run, { file, place }: Placed): boolean {
  return run.left.file === file && place - run.leftPlace <= mostBetween;
}

/** The occurrence that goes on with a passage; found by halving, since a text may hold one thing a thousand times. */
function nextAfter(twins: readonly Placed[], { right, rightPlace }: Run): Placed | undefined {
  let [low, high] = [0, twins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((twins[middle]?.place ?? 0) > rightPlace) high = middle;
    else low = middle + 1;
  }
  const next = twins[low];
  return next?.file === right.file && next.place - rightPlace <= mostBetween ? next : undefined;
}

const runOf = (left: Placed, right: Placed): Run => ({
  left: { file: left.file, from: left.from, to: left.to },
  right: { file: right.file, from: right.from, to: right.to },
  leftPlace: left.place,
  rightPlace: right.place,
});

function extend(run: Run, left: Placed, right: Placed): void {
  run.left = { ...run.left, to: Math.max(run.left.to, left.to) };
  run.right = { ...run.right, to: Math.max(run.right.to, right.to) };
  run.leftPlace = left.place;
  run.rightPlace = right.place;
}
