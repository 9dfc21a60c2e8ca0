/** A mistake that one check names is held against the other checks of the same function. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answer, Check, Variant } from '../../../grader/model.ts';
import { checkOf, returned, threw, variant } from './given.ts';

/** Two checks of `f`, each with one call; the first one's answers are those of the mistake `doubled`. */
function verdictsWith(sibling: { mistakes: readonly Variant[]; answer: Answer } & Partial<Check>) {
  const { answer, ...rest } = sibling;
  const first = checkOf([1.5], { id: 'first', calls: ['a'], mistakes: [variant('doubled', returned(3))] });
  const second = checkOf([2.5], { id: 'second', calls: ['b'], ...rest });
  return judge([first, second], { a: returned(3), b: answer }, []).map((verdict) =>
    verdict.kind === 'mistake' ? verdict.mistake : verdict.kind,
  );
}

const doubled = variant('doubled', returned(5));

/** As {@link verdictsWith}, where the first check is told an automatic mistake: zeros. */
function verdictsBesideZeros(answer: Answer, rest: Partial<Check> = {}) {
  const first = checkOf([[1.5, 2]], { id: 'first', calls: ['a'] });
  const second = checkOf([[2.5, 3]], { id: 'second', calls: ['b'], ...rest });
  return judge([first, second], { a: returned([0, 0]), b: answer }, []).map((verdict) =>
    verdict.kind === 'mistake' ? verdict.mistake : verdict.kind,
  );
}

describe('an automatic name', () => {
  it('stands beside right answers, which tell of other inputs, and beside the same', () => {
    expect(verdictsBesideZeros(returned([2.5, 3]))).toEqual(['all-zeros', 'right']);
    expect(verdictsBesideZeros(returned([0, 0]))).toEqual(['all-zeros', 'all-zeros']);
  });

  it('is silenced by answers that are wrong in another way', () => {
    expect(verdictsBesideZeros(returned([2.5, 4]))).toEqual(['wrong', 'wrong']);
    expect(verdictsBesideZeros(returned([2.5]))).toEqual(['wrong', 'wrong']);
  });

  it('is silenced by answers that hang on what was called before', () => {
    const changing: Answer = { kind: 'returned', value: [2.5, 3], mutated: [], changes: true };
    expect(verdictsBesideZeros(changing)).toEqual(['wrong', 'answers-change']);
  });

  it('stands beside another function, whatever it answers', () => {
    expect(verdictsBesideZeros(returned([2.5, 4]), { fn: 'g' })).toEqual(['all-zeros', 'wrong']);
  });
});

describe('a name', () => {
  it('stands when each check of the function tells the same mistake', () => {
    expect(verdictsWith({ mistakes: [doubled], answer: returned(5) })).toEqual(['doubled', 'doubled']);
  });

  it('is silenced by right answers where the mistake would give wrong ones', () => {
    expect(verdictsWith({ mistakes: [doubled], answer: returned(2.5) })).toEqual(['wrong', 'right']);
  });

  it('is silenced by wrong answers of another kind', () => {
    expect(verdictsWith({ mistakes: [doubled], answer: returned(7) })).toEqual(['wrong', 'wrong']);
  });

  it('stands when the other check gives another form of it', () => {
    const other = variant('doubled', returned(4));
    expect(verdictsWith({ mistakes: [doubled, other], answer: returned(4) })).toEqual(['doubled', 'doubled']);
  });

  it('stands beside a check that does not know it, or not all of its forms', () => {
    expect(verdictsWith({ mistakes: [], answer: returned(2.5) })).toEqual(['doubled', 'right']);
    const partial: Variant = { ...doubled, partial: true };
    expect(verdictsWith({ mistakes: [partial], answer: returned(2.5) })).toEqual(['doubled', 'right']);
  });

  it('stands beside a check of another function, and beside answers that never came', () => {
    expect(verdictsWith({ fn: 'g', mistakes: [doubled], answer: returned(2.5) })).toEqual([
      'doubled',
      'right',
    ]);
    const stopped: Answer = { kind: 'stopped', limit: { name: 'callTimeMs', value: 2000 } };
    expect(verdictsWith({ mistakes: [doubled], answer: stopped })).toEqual(['doubled', 'stopped']);
  });

  it('is silenced by a wrong length or type, even where no check could show the mistake', () => {
    for (const answer of [returned([2.5]), returned('2.5')])
      expect(verdictsWith({ mistakes: [], answer })).toEqual(['wrong', 'wrong']);
  });

  it('is held against throws: a mistake that throws fits, one that answers does not', () => {
    expect(verdictsWith({ mistakes: [variant('doubled', threw())], answer: threw() })).toEqual([
      'doubled',
      'threw',
    ]);
    expect(verdictsWith({ mistakes: [doubled], answer: threw() })).toEqual(['wrong', 'threw']);
  });
});
