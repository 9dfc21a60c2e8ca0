import { describe, expect, it } from 'vitest';
import { withEdits } from '../../students/edits.ts';

const files = { 'sum.ts': 'let sum = 0;\nsum += a;\nsum += b;\n', 'other.ts': 'let other = 0;\n' };

describe('edits of a submission', () => {
  it('change their file and leave the others alone', () => {
    const edits = [{ file: 'sum.ts', was: 'sum += b;', now: 'sum -= b;' }];
    expect(withEdits(files, edits)).toEqual({ ...files, 'sum.ts': 'let sum = 0;\nsum += a;\nsum -= b;\n' });
  });

  it('may be several in a file, in any order, and of several lines', () => {
    const edits = [
      { file: 'sum.ts', was: 'a;\nsum', now: 'a;\n\nsum' },
      { file: 'sum.ts', was: 'let sum = 0', now: 'let sum = b + b' },
    ];
    expect(withEdits(files, edits)['sum.ts']).toBe('let sum = b + b;\nsum += a;\n\nsum += b;\n');
  });

  it('see the text as it was before any of them', () => {
    const edits = [
      { file: 'sum.ts', was: 'sum += a;', now: 'sum += b;' },
      { file: 'sum.ts', was: 'sum += b;', now: 'sum += a;' },
    ];
    expect(withEdits(files, edits)['sum.ts']).toBe('let sum = 0;\nsum += b;\nsum += a;\n');
  });

  it.each([
    ['a text that is not there', [{ file: 'sum.ts', was: 'sum *= a', now: '' }], /occurs 0 times in sum.ts/],
    ['a text that is there twice', [{ file: 'sum.ts', was: 'sum +=', now: '' }], /occurs 2 times in sum.ts/],
    ['no text', [{ file: 'sum.ts', was: '', now: 'x' }], /occurs 0 times/],
    ['a file that is not there', [{ file: 'product.ts', was: 'a', now: 'b' }], /no file product.ts/],
    ['a text replaced by itself', [{ file: 'sum.ts', was: 'sum += a', now: 'sum += a' }], /by itself/],
    [
      'two that overlap',
      [
        { file: 'sum.ts', was: 'sum += a;', now: '' },
        { file: 'sum.ts', was: 'a;\nsum', now: '' },
      ],
      /overlap/,
    ],
  ])('are refused for %s', (_, edits, message) => {
    expect(() => withEdits(files, edits)).toThrow(message);
  });
});
