/** What students can write must not make them somebody else, nor stop the reading of a class. */
import { describe, expect, it } from 'vitest';
import { blackboard } from '../../../grader/lms/blackboard.ts';
import { readReceipt } from '../../../grader/lms/blackboard-receipt.ts';
import { brightspace } from '../../../grader/lms/brightspace.ts';
import { github } from '../../../grader/lms/github.ts';
import { memberId } from '../../../grader/lms/member-id.ts';
import { ListingError } from '../../../grader/lms/platform.ts';
import { platformsFor } from '../../../grader/lms/platforms.ts';
import { sakai } from '../../../grader/lms/sakai.ts';
import type { ClassListing } from '../../../grader/model.ts';
import { entryFiles, listingOf } from './class-of-60.ts';
import { receipt } from './layouts.ts';

/** What each platform makes of a listing: it may refuse it, in words, and must do nothing else. */
function answersTo(listing: ClassListing): string[] {
  return platformsFor(entryFiles).map((platform) => {
    try {
      platform.recognise(listing, {});
      return platform.members(listing, {}).members.length > 0 ? 'members' : 'nobody';
    } catch (error) {
      return error instanceof ListingError ? 'refused' : 'failed';
    }
  });
}

describe('a file’s name', () => {
  it('does not hand in for another user of Blackboard', () => {
    const mine = 'HW_ann_attempt_2026-04-21-09-00-13';
    const fake = 'x_bob_attempt_2026-04-22-09-00-13_optimizers.ts';
    const texts = { [`${mine}.txt`]: receipt('Ann', 'ann', [fake]) };
    const { members } = blackboard.members(listingOf('x', [`${mine}.txt`, `${mine}_${fake}`]), texts);
    expect(members.map(({ ids }) => ids.login)).toEqual(['ann']);
  });

  it('does not make a submission in Brightspace, Sakai or GitHub', () => {
    const real = '1-9 - Ann Lee - Apr 1, 2026 900 AM';
    const fake = '2-9 - Bob Poe - Apr 1, 2026 900 AM/optimizers.ts';
    expect(brightspace.members(listingOf('x', [`${real}/${fake}`]), {}).members).toHaveLength(1);
    const inSakai = ['HW/Lee, Ann(ann)/Submission attachment(s)/Poe, Bob(bob)/timestamp.txt'];
    expect(sakai.members(listingOf('x', inSakai), {}).members).toHaveLength(1);
    const clones = ['hw2-ann/.git/HEAD', 'hw2-bob/.git/HEAD', 'hw2-ann/hw2-eve/.git/HEAD'];
    expect(github.members(listingOf('x', clones), {}).members.map(({ ids }) => ids.login)).toEqual([
      'ann',
      'bob',
    ]);
  });

  it.each(['__proto__', 'constructor', '..', 'toString'])('may be %s', (name) => {
    const paths = [`hw2-${name}/.git/HEAD`, `hw2-${name}/optimizers.ts`, 'hw2-bob/.git/HEAD'];
    expect(github.members(listingOf('x', paths), {}).members).toHaveLength(2);
    expect(memberId({ ids: { login: name }, name })).toMatch(/^[a-z0-9-]+$/);
  });

  it('may be 100 kB long and made to slow down patterns', () => {
    const shapes = [
      '_attempt_',
      '_attempt_2026-04-21-09-00-13',
      '1-1 - ',
      ' - Apr 1, 2026 900 AM',
      'a, b(',
      '); ',
      ',',
      '-',
      '.',
      '(',
      ' ',
    ];
    for (const shape of shapes) {
      const long = shape.repeat(100_000 / shape.length);
      const listing = listingOf('x', [long, `${long}/${long}/optimizers.ts`, `${long}b/.git/HEAD`]);
      expect(answersTo(listing)).not.toContain('failed');
    }
  });

  it('may lie 50 000 folders deep', () => {
    const deep = `${'a/'.repeat(50_000)}optimizers.ts`;
    const listing = listingOf('x', [
      deep,
      `ann/${deep}`,
      `ben/${deep}`,
      `ann/${'a/'.repeat(20_000)}.git/HEAD`,
    ]);
    expect(answersTo(listing)).not.toContain('failed');
  });
});

describe('a receipt', () => {
  it('tells who it is for on its first line only, by the last parentheses', () => {
    expect(readReceipt(receipt('Ann (bob)', 'ann'))).toMatchObject({ login: 'ann', name: 'Ann (bob)' });
  });

  it('may be in another language, empty, or no receipt at all', () => {
    expect(readReceipt('Nombre: Ana Gil (agil)\nTarea: x')).toMatchObject({ login: 'agil', hasText: false });
    expect(readReceipt('').login).toBeUndefined();
    expect(readReceipt('x'.repeat(100_000)).login).toBeUndefined();
  });

  it('is handed in itself when it holds a text that was typed in', () => {
    const path = 'HW_ann_attempt_2026-04-21-09-00-13.txt';
    const read = (text: string) => blackboard.members(listingOf('x', [path]), { [path]: text }).members[0];
    const typed = read(receipt('Ann', 'ann', [], 'const x = 1;'));
    expect(typed).toMatchObject({ files: [{ path, as: path }], note: expect.stringContaining('typed') });
    expect(read(receipt('Ann', 'ann'))).toMatchObject({
      files: [],
      note: expect.stringContaining('receipt'),
    });
  });

  it('gives files back their own names, unless these lead elsewhere', () => {
    const stem = 'HW_ann_attempt_2026-04-21-09-00-13';
    const text = (original: string) =>
      receipt('Ann', 'ann', ['a_b.ts']).replace(
        'Original filename: a_b.ts',
        `Original filename: ${original}`,
      );
    const read = (original: string) =>
      blackboard.members(listingOf('x', [`${stem}.txt`, `${stem}_a_b.ts`]), {
        [`${stem}.txt`]: text(original),
      }).members[0]?.files[0]?.as;
    expect(read('优化.ts')).toBe('优化.ts');
    expect(read('../../x.ts')).toBe('a_b.ts');
    expect(read('..')).toBe('a_b.ts');
  });
});
