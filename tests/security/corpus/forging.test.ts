/** Every attack that forges, at the strongest level. */
import { strongest } from '../../machine.ts';
import { attacksOf, testAttacks } from './at-level.ts';

testAttacks(strongest, attacksOf('forging'));
