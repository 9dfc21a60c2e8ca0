/** Our own document: a check is right, not graded, or something else. */
import { type Reader, textOf } from '../reader.ts';

export const reader: Reader = {
  endings: (files) =>
    JSON.parse(textOf(files)).results.map(({ verdict }: { verdict: { kind: string } }) =>
      verdict.kind === 'fault' ? 'open' : verdict.kind === 'right' ? 'passed' : 'failed',
    ),
};
