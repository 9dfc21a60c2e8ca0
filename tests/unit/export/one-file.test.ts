import { describe, expect, it } from 'vitest';
import { onlyEntryOf } from '../../../grader/export/one-file.ts';

describe('platforms on which one text is handed in', () => {
  it('give it the name that the assignment asks for', () => {
    expect(onlyEntryOf({ slug: 'optimizers', entries: ['optimizers.ts'] }, 'dodona')).toBe('optimizers.ts');
  });

  it('refuse an assignment of several files', () => {
    const several = { slug: 'optimizers', entries: ['a.ts', 'b.ts'] };
    expect(() => onlyEntryOf(several, 'dodona')).toThrow(
      'dodona: optimizers is handed in as 2 files, not one',
    );
  });
});
