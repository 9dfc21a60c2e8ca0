import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attacks } from '../../grader/attack/corpus/all.ts';
import { type Ground, openGround, runAttack } from '../../grader/attack/run.ts';
import { loadTemplates } from '../../grader/cli/templates.ts';
import { wallLevels } from '../machine.ts';

describe.each(wallLevels)('the corpus at %s', (level) => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await openGround(level, loadTemplates());
  });
  afterAll(() => ground.close());

  for (const attack of attacks) {
    it(`${attack.number} ${attack.name} at ${level}`, async () => {
      const { breaches } = await runAttack(ground, attack);
      expect(breaches).toEqual([]);
    });
  }
});
