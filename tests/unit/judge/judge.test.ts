import { describe, expect, it } from 'vitest';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answer, Mutation, Verdict } from '../../../grader/model.ts';
import { checkOf, findingsOf, nameOf, returned, threw, variant, verdictOn } from './given.ts';

const absent: Answer = { kind: 'missing', absence: { kind: 'no-file', file: 'optimizers.ts' } };
const stopped: Answer = { kind: 'stopped', limit: { name: 'callTimeMs', value: 2000 } };
const notRun: Answer = { kind: 'stopped', limit: { name: 'submissionTimeMs', value: 9000 }, notRun: true };
const fault: Answer = { kind: 'fault', reason: 'the worker was lost' };
const mistakeOf = (id: string, ...values: unknown[]) =>
  variant(id, ...values.map((value) => returned(value)));

describe('which answer decides', () => {
  const check = checkOf([1.5, 2.5, 3.5]);

  it('is our fault before anything else', () => {
    expect(verdictOn(check, [absent, fault, threw()])).toEqual(fault);
  });

  it('is our fault when a call has no answer', () => {
    const verdict = verdictOn(check, [returned(1.5), returned(2.5)]);
    expect(verdict).toEqual({ kind: 'fault', reason: 'no answer to call "call2"' });
  });

  it('does not take a name of Object.prototype for an answer', () => {
    const inherited = checkOf([1.5], { calls: ['toString'] });
    expect(judge([inherited], {}, [])[0]).toMatchObject({ kind: 'fault' });
  });

  it('is our fault when the key does not fit the calls', () => {
    expect(verdictOn(checkOf([]), []).kind).toBe('fault');
    expect(verdictOn(checkOf([1.5], { expected: [] }), [returned(7)]).kind).toBe('fault');
  });

  it('is a missing function before a stop or a throw', () => {
    expect(verdictOn(check, [stopped, threw(), absent])).toEqual(absent);
  });

  it('is the call that ran into its limit before one that was not run any more', () => {
    const limit = { name: 'callTimeMs', value: 2000 };
    expect(verdictOn(check, [notRun, threw(), stopped])).toEqual({ kind: 'stopped', call: 2, limit });
  });

  it('says which file was loading', () => {
    const loading: Answer = { ...stopped, loading: 'a.ts' };
    expect(verdictOn(check, [returned(1.5), loading, { ...loading, notRun: true }])).toMatchObject({
      kind: 'stopped',
      loading: 'a.ts',
    });
  });

  it('is the first call not run when none ran into a limit itself', () => {
    expect(verdictOn(check, [returned(1.5), notRun, notRun])).toMatchObject({ kind: 'stopped', call: 1 });
  });

  it('is the first throw when the others returned', () => {
    const place = { file: 'f.ts', line: 3, column: 7 };
    const verdict = verdictOn(check, [
      returned(1.5),
      { kind: 'threw', message: 'no', place },
      threw('later'),
    ]);
    expect(verdict).toEqual({ kind: 'threw', call: 1, message: 'no', place });
  });

  it('gives one verdict for each check, in order', () => {
    const other = checkOf([4.5], { id: 'other', calls: ['elsewhere'] });
    const answers = { call0: returned(1.5), elsewhere: returned(4) };
    const verdicts = judge([other, checkOf([1.5])], answers, []);
    expect(verdicts.map(({ kind }) => kind)).toEqual(['wrong', 'right']);
  });
});

describe('a listed mistake', () => {
  const doubled = mistakeOf('doubled', 3, 5);
  const squared = mistakeOf('squared', 2.25, 6.25);
  const check = checkOf([1.5, 2.5], { mistakes: [doubled, squared] });

  it('is named with its text when it explains every answer', () => {
    const verdict = verdictOn(check, [returned(2.25), returned(6.25)]);
    expect(verdict).toMatchObject({ kind: 'mistake', mistake: 'squared', text: { en: 'about squared' } });
    expect(findingsOf(verdict)).toHaveLength(2);
  });

  it('is not named when it explains only some answers', () => {
    expect(nameOf(verdictOn(check, [returned(3), returned(6.25)]))).toBe('wrong');
    expect(nameOf(verdictOn(check, [returned(3), returned(2.5)]))).toBe('wrong');
  });

  it('is the first listed when two explain everything', () => {
    const twin = { ...mistakeOf('twin', 3, 5) };
    const twins = checkOf([1.5, 2.5], { mistakes: [squared, twin, doubled] });
    expect(nameOf(verdictOn(twins, [returned(3), returned(5)]))).toBe('twin');
  });

  it('is not named when the answers are right, even if it cannot be told from right', () => {
    const blind = checkOf([1.5], { mistakes: [mistakeOf('blind', 1.5)] });
    expect(nameOf(verdictOn(blind, [returned(1.5)]))).toBe('right');
  });

  it('explains a throw by throwing', () => {
    const thrower = checkOf([1.5, 2.5], { mistakes: [variant('thrower', returned(3), threw())] });
    expect(nameOf(verdictOn(thrower, [returned(3), threw('anything')]))).toBe('thrower');
    expect(nameOf(verdictOn(thrower, [returned(1.5), threw('anything')]))).toBe('threw');
    expect(nameOf(verdictOn(thrower, [returned(3), returned(2.5)]))).toBe('wrong');
  });

  it('does not take any throw for a mistake that does nothing but throw', () => {
    const alwaysThrows = variant('always-throws', threw(), threw());
    const check = checkOf([1.5, 2.5], { mistakes: [alwaysThrows], accepted: [alwaysThrows] });
    expect(nameOf(verdictOn(check, [threw('anything'), threw('at all')]))).toBe('threw');
  });

  it('that returns nothing explains no answer that is something', () => {
    const forgetful = checkOf([1.5], { mistakes: [mistakeOf('forgets', undefined)] });
    expect(nameOf(verdictOn(forgetful, [returned(9.5)]))).toBe('wrong');
    expect(nameOf(verdictOn(forgetful, [returned(undefined)]))).toBe('forgets');
  });

  it('that leaves out a key does not explain an answer that has it', () => {
    const forgetful = checkOf([{ W: 1.5, b: 2.5 }], { mistakes: [mistakeOf('forgets-b', { W: 1.5 })] });
    expect(nameOf(verdictOn(forgetful, [returned({ W: 1.5, b: 9 })]))).toBe('wrong');
    expect(nameOf(verdictOn(forgetful, [returned({ W: 1.5, extra: 1 })]))).toBe('forgets-b');
  });

  it('is named with its own mutations', () => {
    const mutating = checkOf([[1.5, 2.5]], { mistakes: [variant('in-place', returned([1.5, 2.5], [0]))] });
    expect(nameOf(verdictOn(mutating, [returned([1.5, 2.5], [0])]))).toBe('in-place');
    expect(nameOf(verdictOn(mutating, [returned([1.5, 2.5], [1])]))).toBe('mutates-input');
    expect(nameOf(verdictOn(mutating, [returned([1.5, 2.5])]))).toBe('right');
  });

  it('is named when the answer mutates besides, and the mutation is told', () => {
    const verdict = verdictOn(check, [returned(3, [1]), returned(5)]);
    expect(nameOf(verdict)).toBe('doubled');
    expect(findingsOf(verdict)).toContainEqual({ kind: 'mutated', call: 0, arguments: [1] });
  });
});

describe('an accepted variant', () => {
  const check = checkOf([1.5, 2.5], { accepted: [mistakeOf('paper-form', 1.25, 2.25)] });

  it('is right, by name, when it explains every answer', () => {
    expect(verdictOn(check, [returned(1.25), returned(2.25)])).toEqual({
      kind: 'right',
      accepted: 'paper-form',
      findings: [],
    });
  });

  it('is not right when mixed with the expected answers', () => {
    expect(nameOf(verdictOn(check, [returned(1.5), returned(2.25)]))).toBe('wrong');
  });

  it('is wrong by name when its values are right and an argument was changed', () => {
    const verdict = verdictOn(check, [returned(1.25, [0]), returned(2.25)]);
    expect(nameOf(verdict)).toBe('mutates-input');
    expect(findingsOf(verdict)).toEqual([{ kind: 'mutated', call: 0, arguments: [0] }]);
  });

  it('may change what it changes itself, and need not', () => {
    const inPlace = checkOf([1.5], { accepted: [variant('in-place', returned(1.25, [0]))] });
    expect(nameOf(verdictOn(inPlace, [returned(1.25, [0])]))).toBe('right (in-place)');
    expect(nameOf(verdictOn(inPlace, [returned(1.25)]))).toBe('right (in-place)');
    expect(nameOf(verdictOn(inPlace, [returned(1.25, [1])]))).toBe('mutates-input');
  });
});

describe('a changed argument', () => {
  it('makes right values a mistake', () => {
    const verdict = verdictOn(checkOf([[1.5]]), [returned([1.5], [1, 0])], [[[1], [2]]]);
    expect(verdict).toMatchObject({ kind: 'mistake', mistake: 'mutates-input' });
    expect(findingsOf(verdict)).toEqual([{ kind: 'mutated', call: 0, arguments: [0, 1] }]);
  });

  it('is told beside wrong values', () => {
    const verdict = verdictOn(checkOf([[1.5, 2.5]]), [returned([7.5, 2], [0])]);
    expect(verdict.kind).toBe('wrong');
    expect(findingsOf(verdict).map(({ kind }) => kind)).toEqual(['numbers', 'mutated']);
  });

  it('counts only when the call has such an argument', () => {
    expect(nameOf(verdictOn(checkOf([1.5]), [returned(1.5, [4, -1, 0.5])], [[1, 2]]))).toBe('right');
  });
});

describe('a function that rests on another', () => {
  const double = checkOf([2.5], { id: 'double', fn: 'double', calls: ['double'] });
  const own = mistakeOf('own', 9.5);
  const train = checkOf([7.5], {
    id: 'train',
    fn: 'train',
    calls: ['train'],
    restsOn: ['double'],
    mistakes: [own],
  });
  const verdicts = (first: Answer, second: Answer) =>
    judge([double, train], { double: first, train: second }, []);

  it('has its mistake named when what it rests on is right', () => {
    expect(verdicts(returned(2.5), returned(9.5))[1]).toMatchObject({ kind: 'mistake', mistake: 'own' });
  });

  it('is only called wrong, with the cause, when what it rests on is wrong', () => {
    const [, verdict] = verdicts(returned(3.5), returned(9.5));
    expect(verdict).toMatchObject({ kind: 'wrong', restsOn: ['double'] });
    expect(verdict?.kind === 'wrong' && verdict.findings.length).toBe(1);
  });

  it('points to what is wrong of itself, not to what only fails with it', () => {
    const predict = checkOf([1.5], {
      id: 'predict',
      fn: 'predict',
      calls: ['predict'],
      restsOn: ['double', 'train'],
    });
    const answers = { double: returned(3.5), train: returned(9.5), predict: returned(0) };
    expect(judge([double, train, predict], answers, [])[2]).toMatchObject({ restsOn: ['double'] });
    const two = { ...answers, double: returned(2.5) };
    expect(judge([double, train, predict], two, [])[2]).toMatchObject({ restsOn: ['train'] });
  });

  it('follows a cause that only fails for another one down to that one', () => {
    const chain = ['first', 'second', 'third'].map((fn, at, all) =>
      checkOf([1.5], { id: fn, fn, calls: [fn], restsOn: all.slice(Math.max(at - 1, 0), at) }),
    );
    const answers = { first: returned(1), second: returned(2), third: returned(3) };
    const rests = judge(chain, answers, []).map((verdict) => 'restsOn' in verdict && verdict.restsOn);
    expect(rests).toEqual([false, ['first'], ['first']]);
  });

  it('is told with its cause when it throws', () => {
    const [, verdict] = verdicts(returned(3.5), { kind: 'threw', message: 'no', by: 'driver' });
    expect(verdict).toEqual({ kind: 'threw', call: 0, message: 'no', by: 'driver', restsOn: ['double'] });
  });

  it('points to those that fail for each other when none fails alone', () => {
    const pair = [
      checkOf([1.5], { id: 'one', fn: 'one', calls: ['one'], restsOn: ['two'] }),
      checkOf([1.5], { id: 'two', fn: 'two', calls: ['two'], restsOn: ['one'] }),
    ];
    const rests = judge(pair, { one: returned(1), two: returned(2) }, []);
    expect(rests).toMatchObject([{ restsOn: ['two'] }, { restsOn: ['one'] }]);
  });

  it('keeps its points when it is right all the same', () => {
    expect(verdicts(returned(3.5), returned(7.5))[1]).toMatchObject({ kind: 'right' });
  });

  it('is still told that it changes its arguments', () => {
    expect(verdicts(returned(3.5), returned(7.5, [0]))[1]).toMatchObject({ mistake: 'mutates-input' });
  });

  it('is not blamed for a change when what it rests on changes its own arguments', () => {
    expect(verdicts(returned(2.5, [0]), returned(7.5, [0]))).toMatchObject([
      { mistake: 'mutates-input' },
      { kind: 'right', findings: [] },
    ]);
  });
});

describe('an argument that is changed behind a driver', () => {
  const behind = (value: unknown, ...mutatedBehind: Mutation[]): Answer => ({
    ...(returned(value) as Answer & { kind: 'returned' }),
    mutatedBehind,
  });
  const forward = checkOf([1.5], { id: 'forward', fn: 'forward', calls: ['forward'] });
  const backward = checkOf([7.5], { id: 'backward', fn: 'backward', calls: ['backward'] });
  const another = checkOf([3.5], { id: 'another', fn: 'forward', calls: ['another'] });
  const verdicts = (one: Answer, other: Answer) =>
    judge([forward, backward, another], { forward: one, backward: other, another: returned(3.5) }, []);
  const words = (list: readonly Verdict[]) => list.map(nameOf);

  it('costs the function that changed it, and is told with its place among the arguments of that', () => {
    const [, verdict] = verdicts(behind(1.5), behind(7.5, ['backward', 2], ['backward', 0]));
    expect(verdict).toMatchObject({ kind: 'mistake', mistake: 'mutates-input' });
    expect(findingsOf(verdict!)).toEqual([{ kind: 'mutated', call: 0, arguments: [0, 2] }]);
  });

  it('costs another function nothing, though its own check shows it, and the one at fault its first check', () => {
    expect(words(verdicts(behind(1.5), behind(7.5, ['forward', 0])))).toEqual([
      'mutates-input',
      'right',
      'right',
    ]);
  });

  it('costs the one at fault no second check', () => {
    expect(words(verdicts(behind(2.5), behind(7.5, ['forward', 0])))).toEqual(['wrong', 'right', 'right']);
  });
});
