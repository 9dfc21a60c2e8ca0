import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack } from '../../grader/attack/attack.ts';
import { attacks } from '../../grader/attack/corpus/all.ts';
import { type Ground, openGround, runAttack } from '../../grader/attack/run.ts';
import { loadTemplates } from '../../grader/cli/templates.ts';
import type { IsolationLevel } from '../../grader/model.ts';
import { wallLevels } from '../machine.ts';

/** What a box around the worker stands against; forged answers, sources, archives and texts meet the same code at each level. */
const needsBox = ({ family }: Attack): boolean => family === 'reading' || family === 'resources';

/** All at the strongest level; `gradecheck doctor --attack` runs all at any. */
const attacksAt = (level: IsolationLevel): readonly Attack[] =>
  level === wallLevels[0] ? attacks : attacks.filter(needsBox);

describe.each(wallLevels)('the corpus at %s', (level) => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await openGround(level, loadTemplates());
  });
  afterAll(() => ground.close());

  for (const attack of attacksAt(level)) {
    it(`${attack.number} ${attack.name} at ${level}`, async () => {
      const { breaches } = await runAttack(ground, attack);
      expect(breaches).toEqual([]);
    });
  }
});
