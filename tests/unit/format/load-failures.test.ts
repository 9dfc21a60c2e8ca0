/** A file that does not load is told on every platform, also where the inputs are hidden: none was there yet. */
import { expect, it } from 'vitest';
import { formats } from '../../../grader/format/formats.ts';
import type { Absence } from '../../../grader/model.ts';
import { planOf } from '../report/fixture.ts';
import { gradedAs } from './graded.ts';
import { checkWith, reportOn } from './reports.ts';
import { settings } from './settings.ts';

const message = 'ReferenceError: module is not defined';
const absence: Absence = {
  kind: 'fails-to-load',
  message,
  place: { file: 'optimizers.ts', line: 4, column: 1 },
};

it.each(formats)('$name', (format) => {
  const checks = [checkWith({ kind: 'missing', absence })];
  const report = reportOn(checks, { plan: planOf('hidden', checks) });
  const files = format.write(gradedAs(report), { ...settings, hiddenVisibility: 'visible' });
  expect(files.some(({ text }) => text.includes(message))).toBe(true);
});
