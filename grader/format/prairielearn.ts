/**
 * PrairieLearn's `results.json` (its docs/externalGrading.md; read by apps/grader-host/src/index.ts and shown by
 * elements/pl-external-grader-results). Without a final score the submission is "not gradable": it costs no attempt and
 * changes no points. Texts are shown as they are, with terminal colours, so they are without control characters.
 */
import type { Format, FormatSettings, Graded } from '../model.ts';
import { utf8Bytes } from '../report/text.ts';
import { phrases } from '../report/words/phrases.ts';
import { fractionOf } from './score.ts';
import { plainly, printedBy, type Shown, type ShownCheck, shownOf } from './shown.ts';
import { signs } from './told.ts';

export const prairielearn: Format = {
  name: 'prairielearn',
  of: 'PrairieLearn',
  write: (graded, settings) => [{ name: 'results.json', text: fitting(graded, settings) }],
};

/** PrairieLearn refuses a longer file, and the student gets nothing. */
const mostBytes = 1024 * 1024;

/** What is told of each check: less where all of it is too long. */
const details = ['all', 'sentences', 'names'] as const;
type Detail = (typeof details)[number];

function fitting(graded: Graded, settings: FormatSettings): string {
  const shown = shownOf(graded, settings);
  const textWith = (detail: Detail) => `${JSON.stringify(resultsOf(shown, detail), null, 2)}\n`;
  return textWith(details.find((detail) => utf8Bytes(textWith(detail)) <= mostBytes) ?? 'names');
}

function resultsOf(shown: Shown, detail: Detail): object {
  const { score, sentences, checks, failed } = shown;
  const message = sentences.map(plainly).join('\n');
  return {
    gradable: score.isFinal,
    ...(score.isFinal && { score: fractionOf(score) }),
    ...(failed && { format_errors: [plainly(sentences[0] ?? '')] }),
    message,
    tests: checks.map((check) => testOf(check, score.isFinal, detail)),
  };
}

/** The sign is for checks without points, at which PrairieLearn shows none. */
function testOf(check: ShownCheck, isFinal: boolean, detail: Detail): object {
  const { name, ending, sentences, result, report, points, earned } = check;
  const printed = printedBy(check);
  return {
    name: `${signs[ending]} ${name}`,
    description: phrases[report.language].page.lesson(result.lesson),
    ...(isFinal && { points: earned, max_points: points }),
    ...(detail !== 'names' && { message: sentences.map(plainly).join('\n') }),
    ...(detail === 'all' && printed !== undefined && { output: printed }),
  };
}
