import { describe, expect, it } from 'vitest';
import { gradescope } from '../../../grader/format/gradescope.ts';
import type { FormatSettings } from '../../../grader/model.ts';
import { gradedTwice, withoutFaults } from './graded.ts';
import { settings } from './settings.ts';

const markOf = () => ({ mark: 7.25, maximum: 9, lines: [] });

describe('what Gradescope reads', () => {
  const graded = gradedTwice(withoutFaults, { markOf });
  const written = (hiddenVisibility: FormatSettings['hiddenVisibility']) =>
    JSON.parse(gradescope.write(graded, { ...settings, hiddenVisibility })[0]!.text);

  it('tells the mark when the hidden checks are told', () => {
    const { output, tests } = written('after_due_date');
    expect(output).not.toContain('7.25');
    const marks = tests.filter((test: { output: string }) => test.output.includes('7.25 of 9'));
    expect(marks).toMatchObject([{ name: 'Mark', visibility: 'after_due_date' }]);
  });

  it('tells the mark at once where nothing is hidden', () => {
    const { output, tests } = written('visible');
    expect(output).toContain('7.25 of 9');
    expect(tests).toHaveLength(2 * withoutFaults.length);
  });
});
