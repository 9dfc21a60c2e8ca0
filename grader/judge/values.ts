/** Judging by value: every number within tolerance, everything else the same. */
import type { Tolerance } from '../model.ts';
import { agree, compare } from './compare.ts';
import type { Rule } from './rule.ts';

/** Right when {@link compare} finds no difference; a variant explains by the same rule, with its own magnitudes. */
export function valuesRule(tolerance: Tolerance): Rule {
  return {
    assess: ({ call, expected, inputs }, got) => {
      const findings = compare(expected, got, { call, tolerance, inputs });
      return { right: findings.length === 0, findings };
    },
    explains: (variant, got) => agree(variant, got, tolerance),
  };
}
