/**
 * Below the strongest level the box is another one, so what a box stands against is tried there again: all that reads,
 * and of the rest a sample. `gradecheck doctor --attack --isolation LEVEL` runs the whole corpus at any level.
 */
import { wallLevels } from '../../machine.ts';
import { attacksOf, testAttacks } from './at-level.ts';

const forging = attacksOf('forging').filter((_, index) => index % 2 === 0);
// What each limit does at each level is told by tests/security/run.
const exhausting = attacksOf('resources').filter((_, index) => index % 6 === 0);
const sample = [...attacksOf('reading'), ...forging, ...exhausting];

for (const level of wallLevels.slice(1)) testAttacks(level, sample);
