/**
 * CodeRunner's combinator grader (qtype_coderunner: jobrunner.php, `do_combinator_grading`, and
 * combinator_grader_outcome.php): a field that it does not know breaks the question, as does a fraction out of range or
 * another number of formats than of columns.
 */
import type { FormatFile } from '../../../../grader/model.ts';
import { type Reader, textOf } from '../reader.ts';
import { requireWellFormed } from '../well-formed.ts';

const allowedFields = [
  'fraction',
  'prologuehtml',
  'testresults',
  'epiloguehtml',
  'feedbackhtml',
  'columnformats',
  'showdifferences',
  'showoutputonly',
  'graderstate',
  'instructorhtml',
];

const controls = ['iscorrect', 'ishidden'];

type Outcome = {
  readonly fraction?: number;
  readonly prologuehtml: string;
  readonly testresults: readonly (readonly unknown[])[];
  readonly columnformats: readonly string[];
};

/** @throws {Error} where CodeRunner says that the question is broken, but for a fraction that is left out. */
export function outcomeIn(output: string): Outcome {
  const outcome: Outcome = JSON.parse(output);
  const strays = Object.keys(outcome).filter((key) => !allowedFields.includes(key));
  if (strays.length > 0) throw new Error(`unknown: ${strays}`);
  const { fraction, columnformats, testresults, prologuehtml } = outcome;
  if (fraction !== undefined && !(fraction >= 0 && fraction <= 1)) throw new Error(`fraction ${fraction}`);
  const [head = [], ...rows] = testresults;
  if (columnformats.length !== head.filter((title) => !controls.includes(`${title}`)).length)
    throw new Error('another number of formats');
  for (const html of [prologuehtml, ...rows.map((row) => `${row.at(-1)}`)])
    requireWellFormed(`<div>${html}</div>`);
  return outcome;
}

export const reader: Reader = {
  endings: (files: readonly FormatFile[]) => {
    const [head = [], ...rows] = outcomeIn(textOf(files)).testresults;
    return rows.map((row) => (row[head.indexOf('iscorrect')] === 1 ? 'passed' : 'failed'));
  },
  score: (files) => outcomeIn(textOf(files)).fraction,
};
