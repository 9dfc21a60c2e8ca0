/** Answers that change when the same call is made again. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answer } from '../../../grader/model.ts';
import { checkOf, findingsOf, nameOf, returned, variant, verdictOn } from './given.ts';

const changing = (value: unknown, mutated: readonly number[] = []): Answer => ({
  ...(returned(value, mutated) as Answer & { kind: 'returned' }),
  changes: true,
});

describe('an answer that changes when its call is made again', () => {
  it('is not right, though the first answers are', () => {
    expect(nameOf(verdictOn(checkOf([1.5, 2.5]), [changing(1.5), returned(2.5)]))).toBe('answers-change');
    const accepted = checkOf([1.5], { accepted: [variant('other', returned(2.5))] });
    expect(nameOf(verdictOn(accepted, [changing(2.5)]))).toBe('answers-change');
  });

  it('is named beside what is wrong, when nothing else explains that', () => {
    const verdict = verdictOn(checkOf([1.5, 2.5]), [changing(1.5), returned(9.5)]);
    expect(nameOf(verdict)).toBe('answers-change');
    expect(findingsOf(verdict)).toMatchObject([{ kind: 'numbers', call: 1 }]);
    expect(nameOf(verdictOn(checkOf([1.5, 2.5]), [changing(7.5), returned(2.5)]))).toBe('answers-change');
  });

  it('is told after a listed mistake that explains all, and after a changed argument', () => {
    const mistakes = [variant('own', returned(7.5))];
    expect(nameOf(verdictOn(checkOf([1.5], { mistakes }), [changing(7.5)]))).toBe('own');
    expect(nameOf(verdictOn(checkOf([1.5]), [changing(1.5, [0])]))).toBe('mutates-input');
  });

  it('is not named of a function whose own are right, but rest on one whose answers change', () => {
    const root = checkOf([1.5], { id: 'root', fn: 'root', calls: ['root'] });
    const caller = checkOf([2.5], { id: 'caller', fn: 'caller', calls: ['caller'], restsOn: ['root'] });
    expect(judge([root, caller], { root: changing(1.5), caller: changing(2.5) }, [])).toMatchObject([
      { mistake: 'answers-change' },
      { kind: 'wrong', restsOn: ['root'] },
    ]);
  });
});
