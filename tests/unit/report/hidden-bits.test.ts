/** What a hidden report can tell, counted; SECURITY.md holds the table. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bitRows, toBitTable } from '../../../grader/cli/bits.ts';
import type { Check, Limit, Verdict } from '../../../grader/model.ts';
import { publicPlan } from '../../../grader/plan/plan.ts';
import { hiddenBits } from '../../../grader/report/hidden-bits.ts';
import { redact } from '../../../grader/report/redact.ts';
import { defaultLimits } from '../../../grader/run/limits.ts';

const plan = publicPlan('propagation');
const planWith = (checks: readonly Check[]) => ({ ...plan, checks });
const text = { en: 'a mistake', zh: '一个错误' };
const limits: readonly Limit['name'][] = [...(Object.keys(defaultLimits) as Limit['name'][]), 'processExit'];

/** Verdicts of every kind that can hang on the inputs, with all that may differ in one. */
function verdictsOf({ mistakes }: Check): Verdict[] {
  const calls = [0, 1, 2];
  return [
    { kind: 'right', findings: [] },
    ...calls.map(
      (call): Verdict => ({
        kind: 'wrong',
        findings: [{ kind: 'type', call, path: [], expected: 'a list', got: 'a text' }],
      }),
    ),
    ...mistakes.map(({ id }): Verdict => ({ kind: 'mistake', mistake: id, text, findings: [] })),
    ...calls.map((call): Verdict => ({ kind: 'threw', call, message: `with ${call}` })),
    ...calls.map((call): Verdict => ({ kind: 'threw', call, message: `with ${call}`, by: 'driver' })),
    ...limits.map((name, call): Verdict => ({ kind: 'stopped', call, limit: { name, value: 1 } })),
  ];
}

describe('the bits that a hidden report tells', () => {
  const check = plan.checks.find(({ mistakes }) => mistakes.length > 2)!;

  it.each(['mistakes', 'verdicts'] as const)('are as many as verdicts can be told apart, of %s', (told) => {
    const shown = new Set(verdictsOf(check).map((verdict) => JSON.stringify(redact(verdict, told))));
    expect(2 ** hiddenBits(planWith([check]), told)).toBeCloseTo(shown.size, 9);
  });

  it('add up over checks', () => {
    for (const told of ['mistakes', 'verdicts'] as const) {
      const one = hiddenBits(planWith([check]), told);
      expect(hiddenBits(planWith([check, check, check]), told)).toBeCloseTo(3 * one, 9);
    }
  });

  it('are of marks as many as sums can be told apart', () => {
    const worth = (...points: number[]) => planWith(points.map((own) => ({ ...check, points: own })));
    expect(hiddenBits(worth(1, 2, 4), 'marks')).toBe(3);
    expect(hiddenBits(worth(1, 1, 1), 'marks')).toBe(2);
    expect(hiddenBits(worth(0.1, 0.2, 0.3), 'marks')).toBeCloseTo(Math.log2(7), 12);
  });

  it('stand in SECURITY.md as they are', () => {
    const security = readFileSync(new URL('../../../SECURITY.md', import.meta.url), 'utf8');
    expect(security).toContain(toBitTable(bitRows()));
  });
});
