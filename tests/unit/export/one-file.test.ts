import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../../grader/cli/failure.ts';
import { onlyEntryOf } from '../../../grader/export/one-file.ts';

function caught(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('platforms on which one text is handed in', () => {
  it('give it the name that the assignment asks for', () => {
    expect(onlyEntryOf({ slug: 'optimizers', entries: ['optimizers.ts'] }, 'dodona')).toBe('optimizers.ts');
  });

  it('refuse an assignment of several files', () => {
    const several = { slug: 'optimizers', entries: ['a.ts', 'b.ts'] };
    const refused = () => onlyEntryOf(several, 'dodona');
    expect(refused).toThrow('dodona: students hand in one text there, and optimizers asks for 2 files');
    expect(describeFailure(caught(refused)).exitCode).toBe(2);
  });
});
