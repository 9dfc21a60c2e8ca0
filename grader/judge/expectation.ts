/** Judging randomised functions by what a driver measured over many draws. */
import type { Finding, Statistic } from '../model.ts';
import type { Value } from '../value.ts';
import { describe } from './compare.ts';
import type { Question, Rule } from './rule.ts';
import { field, isRecord } from './tensor.ts';
import { isClose } from './tolerance.ts';

/**
 * Right when |got − expected| ≤ allowed for every statistic. A variant explains an answer when each of its statistics
 * lies within `allowed` of the variant's own. Both are measured, so both stray, but by far less than allowed, which
 * leaves room for one failure in a million; and what is wrong where the variant is right is never explained by it.
 */
export function expectationRule(statistics: readonly Statistic[]): Rule {
  return {
    assess: ({ call }, got) => {
      const findings = findDifferences(statistics, got, call);
      return { right: findings.length === 0, findings };
    },
    explains: (variant, got) =>
      statistics.every(({ id, allowed }) => sameStatistic(field(variant, id), field(got, id), allowed)),
  };
}

function findDifferences(
  statistics: readonly Statistic[],
  got: Value,
  call: Question['call'],
): readonly Finding[] {
  if (!isRecord(got)) return [{ kind: 'type', call, path: [], expected: 'an object', got: describe(got) }];
  const missing = statistics.map(({ id }) => id).filter((id) => !Object.hasOwn(got, id));
  if (missing.length > 0) return [{ kind: 'keys', call, path: [], missing }];
  return statistics.flatMap((statistic) => judgeStatistic(statistic, field(got, statistic.id), call));
}

function judgeStatistic(statistic: Statistic, got: Value, call: number): Finding[] {
  const { id, label, expected, allowed } = statistic;
  if (typeof got !== 'number') {
    return [{ kind: 'type', call, path: [id], expected: 'a number', got: describe(got) }];
  }
  return isClose(expected, got, allowed)
    ? []
    : [{ kind: 'statistic', call, id, label, expected, got, allowed }];
}

function sameStatistic(variant: Value, got: Value, allowed: number): boolean {
  if (typeof variant !== 'number' || typeof got !== 'number') return false;
  return isClose(variant, got, allowed + 1e-9 * Math.abs(variant));
}
