/** Totals of what the students of an assignment are told. */
import type { Slip } from './corpus.ts';
import type { Judgements } from './judged.ts';
import { isSame, type Told, type ToldTable } from './told.ts';

/** A wrong submission is one of accepted (by all secrets), true, false or silent. */
export type Totals = {
  readonly right: number;
  readonly refused: number;
  readonly wrong: number;
  readonly accepted: number;
  /** Accepted where the handout leaves it open. */
  readonly open: number;
  readonly true: number;
  readonly false: number;
  readonly silent: number;
  /** Submissions, right or wrong, whose marks hang on the secret. */
  readonly marksVary: number;
  /** Of the others, those that not every secret tells the same names. */
  readonly namesVary: number;
};

const fullMarks = 100;

/** Counts what was told; `told` has one entry for each secret. */
export function totalsOf(
  told: ToldTable,
  { wrong, judgements }: { wrong: readonly Slip[]; judgements: Judgements },
): Totals {
  const slips = new Map(wrong.map((slip) => [slip.name, slip]));
  const all = Object.entries(told);
  const right = all.filter(([name]) => !slips.has(name));
  const kinds = wrong.map((slip) => kindOf(told[slip.name] ?? [], slip, judgements));
  const count = (kind: Kind) => kinds.filter((one) => one === kind).length;
  return {
    right: right.length,
    refused: right.filter(([, list]) => !hasFullMarks(list)).length,
    wrong: wrong.length,
    accepted: count('accepted'),
    open: count('open'),
    true: count('true'),
    false: count('false'),
    silent: count('silent'),
    marksVary: all.filter(([, list]) => variesIn(list)).length,
    namesVary: all.filter(([, list]) => !variesIn(list) && !list.every((one) => isSame(one, list[0]))).length,
  };
}

type Kind = 'accepted' | 'open' | 'true' | 'false' | 'silent';

function kindOf(told: readonly Told[], { name, demanded }: Slip, judgements: Judgements): Kind {
  if (hasFullMarks(told)) return demanded === false ? 'open' : 'accepted';
  const names = told.flatMap((one) => one.names);
  if (names.length === 0) return 'silent';
  return names.every((one) => judgements[name]?.[one] === true) ? 'true' : 'false';
}

function hasFullMarks(told: readonly Told[]): boolean {
  return told.every(({ points }) => points === fullMarks);
}

function variesIn(told: readonly Told[]): boolean {
  return told.some(({ points }) => points !== told[0]?.points);
}
