/** What a report says, check by check, as every format tells it. */
import type { FormatSettings, Graded, Report, Result } from '../model.ts';
import { explain } from '../report/explain.ts';
import type { Explanation } from '../report/explanation.ts';
import { explainMark } from '../report/mark.ts';
import { explainNote } from '../report/note.ts';
import { phrases } from '../report/words/phrases.ts';
import { words } from './words.ts';

/** How a check ended: `open` when it was not run, or the grader failed at it. */
export type Ending = 'passed' | 'failed' | 'open';

/** One check for a reader: sentences in which backticks mark code, the help last. */
export type Told = {
  readonly result: Result;
  readonly name: string;
  readonly ending: Ending;
  readonly sentences: readonly string[];
};

/** Of an ending, for forms that have no other. */
export const signs: Readonly<Record<Ending, string>> = { passed: '✅', failed: '❌', open: '⚠️' };

/** What there is to say about each check of a report, in its order. */
export function tellChecks(report: Report, { isFinished }: Pick<Graded, 'isFinished'>): Told[] {
  return report.results.map((result) => ({
    result,
    name: nameOf(result),
    ending: endingOf(result),
    sentences: sentencesOn(result, report, isFinished),
  }));
}

/** A check's name on a platform. */
export function nameOf({ fn, title }: Pick<Result, 'fn' | 'title'>): string {
  return `${fn}: ${title}`;
}

function endingOf({ verdict }: Result): Ending {
  if (verdict.kind === 'fault') return 'open';
  return verdict.kind === 'right' ? 'passed' : 'failed';
}

function sentencesOn(result: Result, { language }: Report, isFinished: boolean): string[] {
  if (result.verdict.kind === 'fault' && !isFinished) return [words[language].notRunYet];
  return explanationSentences(explain(result, language), phrases[language].page.help);
}

function explanationSentences(explanation: Explanation, helpWord: string): string[] {
  const { what, where, comparison, count, help } = explanation;
  const facts = [what, where, comparison, count].filter((sentence) => sentence !== undefined);
  return help === undefined ? facts : [...facts, `${helpWord} ${help}`];
}

/** A check's name where a public and a hidden plan stand side by side. */
export function nameAmong(
  { name }: Pick<Told, 'name'>,
  { language, visibility }: Pick<Report, 'language' | 'visibility'>,
  { reports }: { readonly reports: readonly unknown[] },
): string {
  if (reports.length === 1) return name;
  const t = words[language];
  return `${name} (${visibility === 'hidden' ? t.hiddenCheck : t.publicCheck})`;
}

/** What there is to say about the whole: what is not final, notes about the files, the mark and how it came to be. */
export function tellWhole(graded: Graded, report: Report): string[] {
  const { language, complete, notes } = report;
  const t = words[language];
  return [
    ...(graded.isFinished ? [] : [t.unfinished]),
    ...(graded.isFinished && !complete ? [phrases[language].page.incomplete] : []),
    ...graded.remarks,
    ...notes.map((note) => explainNote(note, language)),
    ...tellMark(report),
  ];
}

/** The mark by the course's rules and how it came to be; nothing where the course makes none. */
export function tellMark({ mark, language }: Report): string[] {
  if (mark === undefined) return [];
  const { total, lines } = explainMark(mark, language);
  return [total, ...lines];
}

/** {@link tellWhole} of the report that counts, told to whoever sees a score: why there is none, whose checks it is of. */
export function tellOutcome(graded: Graded, counting: Report): string[] {
  const t = words[counting.language];
  const isHidden = graded.reports.length > 1 && counting.visibility === 'hidden';
  const failed = graded.isFinished && !counting.complete;
  return [
    ...(failed ? [t.staffGrade] : []),
    ...tellWhole(graded, counting),
    ...(isHidden ? [t.countsLater] : []),
  ];
}

/** {@link tellOutcome} for whoever may not see the mark, or not yet. */
export function tellOutcomeWithoutMark(graded: Graded, { mark: _, ...counting }: Report): string[] {
  return tellOutcome(graded, counting);
}

/** Whether students see `report` only later or never, on a platform that knows dates. */
export function isHeldBack(
  { visibility }: Report,
  { hiddenVisibility }: Pick<FormatSettings, 'hiddenVisibility'>,
): boolean {
  return visibility === 'hidden' && hiddenVisibility !== 'visible';
}
