/**
 * Below the strongest level the box is another one, so what a box stands against is tried there again: all that reads,
 * and of what exhausts every sixth. `gradecheck doctor --attack --isolation LEVEL` runs the whole corpus at any level.
 */
import { wallLevels } from '../../machine.ts';
import { attacksOf, testAttacks } from './at-level.ts';

// What each limit does at each level is told by tests/security/run.
const sample = attacksOf('resources').filter((_, index) => index % 6 === 0);

for (const level of wallLevels.slice(1)) testAttacks(level, [...attacksOf('reading'), ...sample]);
