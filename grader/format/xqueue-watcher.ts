/**
 * The last line that a grader's container prints for xqueue-watcher (openedx/xqueue-watcher, docs/grader-interface.md, read
 * by xqueue_watcher/containergrader.py and grader.py). Where the grader failed there is no score: the watcher then answers
 * nothing, and the queue gives the submission out again. An exit code would make it a zero.
 */
import type { Format, FormatSettings, Graded } from '../model.ts';
import { fractionOf } from './score.ts';
import { plainly, printedBy, type ShownCheck, shownOf } from './shown.ts';

export const xqueueWatcher: Format = {
  name: 'xqueue-watcher',
  of: "Open edX (xqueue-watcher's containers)",
  write: (graded, settings) => [{ name: 'grade.json', text: `${lineOf(graded, settings)}\n` }],
};

function lineOf(graded: Graded, settings: FormatSettings): string {
  const { score, sentences, checks } = shownOf(graded, settings);
  const fraction = fractionOf(score);
  const scored = score.isFinal && { correct: fraction === 1, score: fraction };
  const whole = [sentences.map(plainly).join('\n'), '', fraction === 1, '', ''];
  return JSON.stringify({ ...scored, errors: [], tests: [whole, ...checks.map(testOf)] });
}

/** Short and long description, whether it passed, expected and actual output. */
function testOf(check: ShownCheck): unknown[] {
  const sentences = check.sentences.map(plainly).join('\n');
  return [plainly(check.name), sentences, check.ending === 'passed', '', printedBy(check) ?? ''];
}
