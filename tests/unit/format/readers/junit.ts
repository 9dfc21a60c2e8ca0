/** JUnit's XML: a case without a child passed. */
import type { Ending } from '../../../../grader/format/told.ts';
import { type Reader, textOf } from '../reader.ts';

const endings: Readonly<Record<string, Ending>> = { failure: 'failed', error: 'open', skipped: 'open' };

export const reader: Reader = {
  endings: (files) =>
    [...textOf(files).matchAll(/<testcase [^>]*?(?:\/>|>\s*<(\w+))/g)].map(([, child]) =>
      child === undefined ? 'passed' : (endings[child] ?? 'open'),
    ),
};
