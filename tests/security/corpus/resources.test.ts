/** Every attack that exhausts something, at the strongest level. */
import { strongest } from '../../machine.ts';
import { attacksOf, testAttacks } from './at-level.ts';

testAttacks(strongest, attacksOf('resources'));
