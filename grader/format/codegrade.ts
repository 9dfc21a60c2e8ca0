/**
 * What a *Custom Test* of CodeGrade's AutoTest v2 writes to its structured output, file descriptor 3: a message for each
 * check and one with the share of the points (as CodeGrade's own cg-pytest-reporter does: PyPI, plugin.py). Beside it
 * JUnit's XML for a *Unit Test* of v1, the share alone for *Capture Points*, and words about the whole. Where the grader
 * failed there are no points in any of them.
 */
import type { Format, FormatFile, FormatSettings, Graded } from '../model.ts';
import { phrases } from '../report/words/phrases.ts';
import { junit } from './junit.ts';
import { countingReport, fractionOf } from './score.ts';
import { plainly, printedBy, type Shown, type ShownCheck, shownOf } from './shown.ts';
import type { Ending } from './told.ts';

export const codegrade: Format = {
  name: 'codegrade',
  of: 'CodeGrade',
  write: (graded, settings) => {
    const shown = shownOf(graded, settings);
    const told = [
      fileOf('structured-output.ndjson', messagesOf(shown)),
      fileOf('summary.txt', wordsOf(shown)),
    ];
    if (!shown.score.isFinal) return told;
    return [...told, ...unitTestOf(graded, settings), fileOf('share.txt', [String(fractionOf(shown.score))])];
  },
};

/** Of the checks that count, since v1 counts all that it is shown; none where these are not to be shown. */
function unitTestOf(graded: Graded, settings: FormatSettings): FormatFile[] {
  const { reports } = graded;
  if (reports.length > 1 && settings.hiddenVisibility === 'hidden') return [];
  if (countingReport(graded).told === 'marks') return [];
  const counting = { ...graded, reports: reports.filter(({ counts }) => counts) };
  return junit.write(counting, settings).map(({ text }) => ({ name: 'junit.xml', text }));
}

const fileOf = (name: string, lines: readonly string[]): FormatFile => ({
  name,
  text: lines.map((line) => `${line}\n`).join(''),
});

const wordsOf = ({ sentences }: Shown) => sentences.map(plainly);

function messagesOf({ checks, score }: Shown): string[] {
  const messages = checks.map((check) => ({ tag: 'unit-test', results: [suiteOf(check)] }));
  const points = score.isFinal ? [{ tag: 'points', points: String(fractionOf(score)) }] : [];
  return [...messages, ...points].map((message) => JSON.stringify(message));
}

/** One check; CodeGrade puts those of one `id` together. */
function suiteOf(check: ShownCheck): object {
  const { language, visibility } = check.report;
  const t = phrases[language].page;
  const name = visibility === 'hidden' ? t.hidden : t.public;
  return { id: visibility, name, testCases: [caseOf(check)] };
}

const statuses: Readonly<Record<Ending, string>> = { passed: 'success', failed: 'failure', open: 'skipped' };

function caseOf(check: ShownCheck): object {
  const { name, ending, points, sentences } = check;
  const printed = printedBy(check);
  return {
    name: plainly(name),
    status: statuses[ending],
    weight: points,
    ...(ending !== 'passed' && { reason: sentences.map(plainly).join('\n') }),
    ...(printed !== undefined && { stdout: printed }),
  };
}
