/**
 * The `validation_results.json` of a custom validator of Submitty (its validation.md; read by `custom_doit` in
 * grading/dispatch.cpp). Where the grader failed it says so in the validator's own way, which Submitty's log and page
 * show as an error of the validator.
 */
import type { Format, FormatSettings, Graded } from '../model.ts';
import { fractionOf } from './score.ts';
import { plainly, printedBy, type ShownCheck, shownOf } from './shown.ts';
import type { Ending } from './told.ts';

export const submitty: Format = {
  name: 'submitty',
  of: 'Submitty',
  write: (graded, settings) => [
    { name: 'validation_results.json', text: `${JSON.stringify(resultOf(graded, settings), null, 2)}\n` },
  ],
};

/** Submitty's words for the colour of a message. */
const colours: Readonly<Record<Ending, string>> = { passed: 'success', failed: 'failure', open: 'warning' };

function resultOf(graded: Graded, settings: FormatSettings): object {
  const { score, sentences, checks, failed } = shownOf(graded, settings);
  const whole = sentences.map(plainly).join('\n');
  if (failed) return { status: 'failure', message: whole };
  const message = [{ message: whole, status: 'information' }, ...checks.map(messageOf)];
  return { status: 'success', data: { score: floatAtLeast(fractionOf(score)), message } };
}

function messageOf(check: ShownCheck): object {
  const printed = printedBy(check);
  const lines = [check.name, ...check.sentences].map(plainly);
  const message = [...lines, ...(printed === undefined ? [] : [printed])].join('\n');
  return { message, status: colours[check.ending] };
}

/**
 * Submitty reads a float and rounds the points of a test down: 0.7 of 100 points, a little less as a float, would be 69.
 * @returns the nearest float that is not below `value`, which is from 0 to 1.
 */
function floatAtLeast(value: number): number {
  const near = Math.fround(value);
  return near >= value ? near : Math.fround(value + 2 ** -24);
}
