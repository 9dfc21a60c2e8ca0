/** What `course.json` says otherwise about marks than when a class was graded. */
import { isDeepStrictEqual } from 'node:util';
import type { Markers } from '../batch/regrade.ts';
import type { AssignmentSettings } from '../course/settings.ts';
import type { ClassGrading } from '../ledger/documents.ts';
import type { MarkRules } from '../model.ts';
import { markerFor, rulesOf } from './course.ts';

/** By which rules a class's marks are made from now on, and what is to be told of that, in sentences. */
export type RuleChange = {
  readonly rules: MarkRules;
  /** Whether they are others than before. */
  readonly isNew: boolean;
  readonly markers: Markers;
  readonly notes: readonly string[];
};

/** A class has one set of rules for all: who asks for some of its members is told of new ones and does not get them. */
export function ruleChangeSince(
  current: ClassGrading,
  today: AssignmentSettings,
  isForAll: boolean,
): RuleChange {
  const { settings, roll } = current;
  const recorded = rulesOf(settings);
  const isChanged = !isDeepStrictEqual(recorded, today.rules);
  const isNew = isChanged && isForAll;
  const before = markerFor(recorded, roll.members);
  return {
    rules: isNew ? today.rules : recorded,
    isNew,
    markers: { before, after: isNew ? markerFor(today.rules, roll.members) : before },
    notes: [
      ...(isChanged ? [changedText(isForAll)] : []),
      ...(countsOtherwise(current, today) ? [countingText] : []),
    ],
  };
}

const changedText = (isForAll: boolean): string =>
  `The rules for marks in course.json have changed${isForAll ? '' : '; --only and --check go by those of the last grading'}.`;

const countingText = 'Which attempt counts has changed in course.json; only `batch` takes that over.';

/** The ledger has only those attempts that could count when the class was graded. */
function countsOtherwise({ settings, roll }: ClassGrading, { attempts }: AssignmentSettings): boolean {
  const isAnybodys = roll.members.some(({ earlier }) => earlier.length > 0);
  return isAnybodys && !isDeepStrictEqual(settings.attempts ?? { count: 'latest' }, attempts);
}
