/** Runs attacks of the corpus at one isolation level, each as a test of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack, Family } from '../../../grader/attack/attack.ts';
import { attacks } from '../../../grader/attack/corpus/all.ts';
import { type Ground, openGround, runAttack } from '../../../grader/attack/run.ts';
import { loadTemplates } from '../../../grader/cli/templates.ts';
import type { IsolationLevel } from '../../../grader/model.ts';

/** The attacks of `families`, by number. */
export const attacksOf = (...families: readonly Family[]): readonly Attack[] =>
  attacks.filter(({ family }) => families.includes(family));

/** Each of `tried` must be held at `level`. */
export function testAttacks(level: IsolationLevel, tried: readonly Attack[]): void {
  describe(`the corpus at ${level}`, () => {
    let ground: Ground;
    beforeAll(async () => {
      ground = await openGround(level, loadTemplates());
    });
    afterAll(() => ground.close());

    it.each(tried.map((attack) => [attack.number, attack.name, attack] as const))(
      `%i %s at ${level}`,
      async (_, __, attack) => {
        const { breaches } = await runAttack(ground, attack);
        expect(breaches).toEqual([]);
      },
    );
  });
}
