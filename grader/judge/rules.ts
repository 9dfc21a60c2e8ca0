/** Which rule judges which kind of check. */
import type { Judging } from '../model.ts';
import { expectationRule } from './expectation.ts';
import { gradientRule } from './gradient.ts';
import type { Rule } from './rule.ts';
import { trajectoryRule } from './trajectory.ts';
import { valuesRule } from './values.ts';

/** The rule of one kind of judging. */
export function ruleFor(judging: Judging): Rule {
  switch (judging.kind) {
    case 'values':
      return valuesRule(judging.tolerance);
    case 'trajectory':
      return trajectoryRule(judging);
    case 'gradient':
      return gradientRule(judging);
    case 'expectation':
      return expectationRule(judging.statistics);
  }
}
