/** Who moved when a class was graded again: by how much, and because of which check. */
import type { Report, Result, Verdict } from '../model.ts';

/** Points of those there are, or what a course made of them. */
export type Earned = { readonly earned: number; readonly points: number };

/** A member's points, and, where the course makes marks of them, the mark of a maximum. */
export type Marks = Earned & { readonly mark?: number; readonly maximum?: number };

/** What a check gave; `kind` is its verdict's. */
export type CheckMarks = Earned & { readonly kind: Verdict['kind'] };

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
  /** Whether something was judged otherwise, or only the rules changed by which points become marks. */
  readonly because: 'points' | 'rules';
  readonly checks: readonly CheckMove[];
};

/**
 * How a member moved between two reports with every check in them; nothing when points and mark are the same and so is the
 * kind of every verdict, whatever each check counts now.
 */
export function moveBetween(
  { id, name, attempt }: Pick<Move, 'id' | 'name' | 'attempt'>,
  before: Report | undefined,
  after: Report,
): Move | undefined {
  const checks = checkMoves(before?.results ?? [], after.results);
  const which = attempt === undefined ? { id, name } : { id, name, attempt };
  const [was, is] = [before && marksOf(before), marksOf(after)];
  const sides = was === undefined ? { after: is } : { before: was, after: is };
  const isSameKind = checks.every((check) => check.before?.kind === check.after?.kind);
  if (was === undefined || !isSame(was, is) || !isSameKind)
    return { ...which, ...sides, because: 'points', checks };
  if (isSame(countedIn(was), countedIn(is))) return undefined;
  return { ...which, ...sides, because: 'rules', checks: [] };
}

/** What counts: the mark, or the points where the course makes none of them. */
export function countedIn({ earned, points, mark = earned, maximum = points }: Marks): Earned {
  return { earned: mark, points: maximum };
}

function checkMoves(before: readonly Result[], after: readonly Result[]): CheckMove[] {
  const earlier = new Map(before.map((result) => [result.id, result]));
  const later = new Map(after.map((result) => [result.id, result]));
  const all = new Map([...earlier, ...later]);
  return [...all].flatMap(([id, { title }]) => {
    const [was, is] = [earlier.get(id), later.get(id)];
    if (was && is && isSame(was, is)) return [];
    const sides = { ...(was && { before: checkMarksOf(was) }), ...(is && { after: checkMarksOf(is) }) };
    return [{ id, title, ...sides }];
  });
}

const isSame = (one: Earned, other: Earned): boolean =>
  one.earned === other.earned && one.points === other.points;

const marksOf = ({ earned, points, mark }: Report): Marks => ({
  ...{ earned, points },
  ...(mark && { mark: mark.mark, maximum: mark.maximum }),
});

const checkMarksOf = ({ earned, points, verdict }: Result): CheckMarks => ({
  earned,
  points,
  kind: verdict.kind,
});
