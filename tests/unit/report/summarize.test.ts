import { expect, test } from 'vitest';
import { reportToJson } from '../../../grader/report/json.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { cases, contextOf, planOf, verdicts } from './fixture.ts';

const total = cases.reduce((sum, one) => sum + one.points, 0);

test('only a right verdict earns points, and all of them', () => {
  const report = summarize(contextOf(), verdicts);
  expect(report.points).toBe(total);
  expect(report.earned).toBe(5);
  const earning = report.results.filter((result) => result.earned > 0).map((result) => result.verdict.kind);
  expect(earning).toEqual(['right', 'right', 'right']);
});

test('marks add up without the dust of binary fractions', () => {
  const three = [0.1, 0.2, 0.4].map((points) => ({ ...cases[0]!, points }));
  const right = three.map(() => ({ kind: 'right', findings: [] }) as const);
  expect(summarize(contextOf({}, three), right).earned).toBe(0.7);
});

test('a report with a fault is not complete, one without is', () => {
  expect(summarize(contextOf(), verdicts).complete).toBe(false);
  const right = verdicts.map(() => ({ kind: 'right', findings: [] }) as const);
  expect(summarize(contextOf(), right).complete).toBe(true);
});

test('a verdict too few is an error', () => {
  expect(() => summarize(contextOf(), verdicts.slice(1))).toThrow(RangeError);
});

test('a public report shows calls, console output and how statistics were measured', () => {
  const report = summarize(contextOf(), verdicts);
  expect(report.results[1]?.calls).toHaveLength(2);
  expect(report.results[1]?.calls?.[0]?.got).toBeDefined();
  expect(report.results[0]?.printed).toBe('secret 1.6243\n');
  const measured = report.results.find((result) => result.fn === 'forwardPropagationWithDropout');
  expect(measured?.sampling).toEqual({ draws: 20000, falseFailure: 1e-6 });
});

test('a hidden report for a student has the promised fields and nothing else', () => {
  const report = summarize(contextOf({ plan: planOf('hidden') }), verdicts);
  for (const result of report.results) {
    expect(Object.keys(result)).toEqual(['id', 'fn', 'title', 'lesson', 'points', 'earned', 'verdict']);
    if ('findings' in result.verdict) expect(result.verdict.findings).toEqual([]);
  }
  const json = reportToJson(report);
  for (const secret of [
    'secret',
    'seed-of-input',
    'undefined (reading',
    '1.624',
    '0.4123',
    'high variance',
  ]) {
    expect(json).not.toContain(secret);
  }
  expect(json).toContain('no-one-minus-beta');
  expect(json).not.toContain('did not start');
  expect(json).not.toContain('x is not defined');
});

test('a hidden report for staff has everything', () => {
  const staff = summarize(contextOf({ plan: planOf('hidden'), audience: 'staff' }), verdicts);
  const open = summarize(contextOf(), verdicts);
  expect(staff.results).toEqual(open.results);
});

test('console output is cut, and answers named like object members do no harm', () => {
  const long = { kind: 'threw', message: 'x', printed: 'é'.repeat(5000) } as const;
  const one = [{ ...cases[0]!, got: long }];
  const report = summarize(contextOf({}, one), [{ kind: 'wrong', findings: [] }]);
  expect(Array.from(report.results[0]?.printed ?? '')).toHaveLength(2001);
  expect(summarize(contextOf({ answers: {} }), verdicts).results[0]?.calls?.[0]).not.toHaveProperty('got');
});
