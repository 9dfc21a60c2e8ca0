/** What the other checks of a function have to say to the mistake that one of them names. */
import type { Finding, Verdict } from '../model.ts';
import { automaticTexts } from './automatic.ts';
import { isStructural } from './compare.ts';
import type { Trial } from './trial.ts';
import { fits, mutatesLike } from './variant.ts';

/** Another check of the same function, with its verdict. */
export type Sibling = { readonly trial: Trial; readonly verdict: Verdict | undefined };

type Named = Extract<Verdict, { kind: 'mistake' }>;

/**
 * A mistake is told when it explains the answers of every check of its function: one that it does not silences it. So
 * does one whose answers have a wrong length or type that nothing explains: what is said of values may come of that.
 */
export function isContradicted(verdict: Verdict, siblings: readonly Sibling[]): verdict is Named {
  if (verdict.kind !== 'mistake' || isSeen(verdict.mistake)) return false;
  const isAutomatic = Object.hasOwn(automaticTexts, verdict.mistake);
  // A mistake that gives answers of another length explains such a one elsewhere, too.
  const isOfStructure = verdict.findings.some(isStructural);
  return siblings.some(
    (sibling) =>
      (!isOfStructure && isWrongIn(sibling, isStructural)) ||
      (isAutomatic ? saysOtherwise(sibling) : speaksAgainst(sibling.trial, verdict.mistake)),
  );
}

/** What is seen besides the answers, whatever these are. */
function isSeen(mistake: string): boolean {
  return mistake === 'mutates-input' || mistake === 'answers-change';
}

/** Whether answers are wrong without a name, and in this way. */
function isWrongIn({ verdict }: Sibling, way: (finding: Finding) => boolean): boolean {
  return verdict?.kind === 'wrong' && verdict.findings.some(way);
}

/** Whether answers are wrong without a name, or hang on what was called before: then any answer may come of that. */
function saysOtherwise(sibling: Sibling): boolean {
  const { verdict } = sibling;
  const isKept = verdict?.kind === 'mistake' && verdict.mistake === 'answers-change';
  return isKept || isWrongIn(sibling, isOfNumbers);
}

const isOfNumbers = ({ kind }: Finding): boolean => kind === 'numbers';

/** Whether a check that lists a mistake has answers that no form of it gives; answers that never came say nothing. */
function speaksAgainst(sibling: Trial, mistake: string): boolean {
  const { check, given } = sibling;
  const forms = check.mistakes.filter(({ id }) => id === mistake);
  const isWitness = forms.length > 0 && forms.every(({ partial }) => partial !== true);
  const all = given.every(({ kind }) => kind === 'returned' || kind === 'threw');
  return all && isWitness && !forms.some((form) => fits(form, given, sibling) && mutatesLike(form, given));
}
