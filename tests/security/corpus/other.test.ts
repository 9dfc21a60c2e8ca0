/** Every attack that neither forges nor exhausts, at the strongest level; those two have files of their own. */
import { attacks } from '../../../grader/attack/corpus/all.ts';
import { strongest } from '../../machine.ts';
import { attacksOf, testAttacks } from './at-level.ts';

const elsewhere = new Set(attacksOf('forging', 'resources'));
testAttacks(
  strongest,
  attacks.filter((attack) => !elsewhere.has(attack)),
);
