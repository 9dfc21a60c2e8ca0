import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayName, idFor } from '../../../grader/intake/names.ts';

describe('a display name', () => {
  test('shows controls, bidirectional and zero-width characters as �', () => {
    expect(displayName('a\x1b[31m\u202eb\u200bc\ud800')).toBe('a�[31m�b�c�');
  });

  test('keeps every script, in NFC, and is cut at 120 code points', () => {
    expect(displayName('王伟 Zoe\u0308 🎓')).toBe('王伟 Zoë 🎓');
    expect([...displayName('🎓'.repeat(200))]).toHaveLength(120);
    expect(displayName(' ')).toBe('(no name)');
  });
});

describe('an id', () => {
  test.each([
    ['Ann Lee', 'ann-lee'],
    ['Zoë Łukasz Straße', 'zoe-lukasz-strasse'],
    ['../../etc/passwd', 'etc-passwd'],
    ['-rf', 'rf'],
    ['.hidden', 'hidden'],
    ['__proto__', 'proto'],
    ['=1+1', '1-1'],
    ['CON', 'student-con'],
    ['nul.txt', 'student-nul.txt'],
    ['COM\u00b9', 'student-com1'],
    ['console', 'console'],
    ['Ann...', 'ann'],
    ['ann\u202egnp', 'ann-gnp'],
  ])('of %j is %j', (name, id) => {
    expect(idFor(name)).toBe(id);
  });

  test('has a stable hash where letters have no Latin form', () => {
    expect(idFor('王伟')).toMatch(/^student-[0-9a-f]{8}$/);
    expect(idFor('王伟')).toBe(idFor('王伟'));
    expect(idFor('王伟')).not.toBe(idFor('李娜'));
    expect(idFor('王伟 2024_17')).toMatch(/^2024_17-[0-9a-f]{8}$/);
    expect(idFor('🎓')).toMatch(/^student-[0-9a-f]{8}$/);
  });

  test('is a safe file name for every name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const id = idFor(name);
        expect(id).toMatch(/^[a-z0-9]([a-z0-9._-]{0,58}[a-z0-9])?$/);
        expect(id).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
