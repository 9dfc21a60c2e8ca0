/** xqueue-watcher: `_run_docker` (the last line), `process_item` and `render_results` of grader.py. */
import { type Reader, textOf } from '../reader.ts';
import { requireWellFormed } from '../well-formed.ts';

type Test = readonly [string, string, boolean, string, string];

const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
const lastLine = (text: string) => JSON.parse(text.trim().split('\n').at(-1) ?? '');

export const reader: Reader = {
  endings: (files) =>
    lastLine(textOf(files))
      .tests.slice(1)
      .map(([, , correct]: Test) => (correct ? 'passed' : 'failed')),
  score: (files) => {
    const { correct, score, tests, errors } = lastLine(textOf(files));
    // KeyError: nothing is answered, and the queue gives the submission out again.
    if (correct === undefined || score === undefined) return undefined;
    const shown = (tests as Test[]).map(
      ([short, long, , expected, actual]) =>
        `<h4>${escaped(short)}</h4><pre><p>${escaped(long)}</p></pre><pre>${escaped(actual)}${escaped(expected)}</pre>`,
    );
    if (errors.length > 0) throw new Error('the watcher would call it an error');
    requireWellFormed(`<div>${shown.join('')}</div>`, ['div', 'h4', 'pre', 'p']);
    return score;
  },
};
