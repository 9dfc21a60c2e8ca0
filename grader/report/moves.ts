/** Who moved when a class was graded again: by how much, and because of which check. */
import type { Report, Result, Verdict } from '../model.ts';

export type Marks = { readonly earned: number; readonly points: number };

/** What a check gave; `kind` is its verdict's. */
export type CheckMarks = Marks & { readonly kind: Verdict['kind'] };

/** A check that gives something else now; one side is not there when there is or was no such check. */
export type CheckMove = {
  readonly id: string;
  readonly title: string;
  readonly before?: CheckMarks;
  readonly after?: CheckMarks;
};

/** One member's marks before and after; `before` is not there when it had none, as we had failed. */
export type Move = {
  readonly id: string;
  readonly name: string;
  /** Which of several attempts it is about. */
  readonly attempt?: number;
  readonly before?: Marks;
  readonly after: Marks;
  readonly checks: readonly CheckMove[];
};

/**
 * How a member moved between two reports with every check in them; nothing when the marks are the same and so is the kind
 * of every verdict, whatever each check counts now.
 */
export function moveBetween(
  { id, name, attempt }: Pick<Move, 'id' | 'name' | 'attempt'>,
  before: Report | undefined,
  after: Report,
): Move | undefined {
  const checks = checkMoves(before?.results ?? [], after.results);
  const hasSameMarks = before !== undefined && isSameMarks(before, after);
  if (hasSameMarks && checks.every((check) => check.before?.kind === check.after?.kind)) return undefined;
  const which = attempt === undefined ? { id, name } : { id, name, attempt };
  const earlier = before === undefined ? {} : { before: marksOf(before) };
  return { ...which, ...earlier, after: marksOf(after), checks };
}

function checkMoves(before: readonly Result[], after: readonly Result[]): CheckMove[] {
  const earlier = new Map(before.map((result) => [result.id, result]));
  const later = new Map(after.map((result) => [result.id, result]));
  const all = new Map([...earlier, ...later]);
  return [...all].flatMap(([id, { title }]) => {
    const [was, is] = [earlier.get(id), later.get(id)];
    if (was && is && isSameMarks(was, is)) return [];
    const sides = { ...(was && { before: checkMarksOf(was) }), ...(is && { after: checkMarksOf(is) }) };
    return [{ id, title, ...sides }];
  });
}

const isSameMarks = (one: Marks, other: Marks): boolean =>
  one.earned === other.earned && one.points === other.points;

const marksOf = ({ earned, points }: Marks): Marks => ({ earned, points });

const checkMarksOf = ({ earned, points, verdict }: Result): CheckMarks => ({
  earned,
  points,
  kind: verdict.kind,
});
