/** What an endless loop costs a class: one time limit, and the points of the function it is in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadManifest, loadPublicCode } from '../../grader/plan/load.ts';
import { publicPlan } from '../../grader/plan/plan.ts';
import { openSandbox } from '../../grader/run/sandbox.ts';
import { submission } from './command.ts';

it('waits for the time limit once: calls that would run into it again are not run', async () => {
  const slug = 'gradient-checking';
  const file = 'gradientChecking.ts';
  const text = readFileSync(join(submission(slug, 'endless-loop'), file), 'utf8');
  const { limits } = loadManifest(slug);
  const sandbox = await openSandbox({ code: loadPublicCode(slug), limits });
  try {
    const answers = Object.values(await sandbox.run({ [file]: text }, publicPlan(slug).calls));
    const stopped = answers.filter((answer) => answer.kind === 'stopped');
    expect(stopped.filter(({ notRun }) => notRun !== true).length).toBe(1);
    expect(new Set(stopped.map(({ limit }) => limit.name))).toEqual(new Set(['callTimeMs']));
    expect(answers.length - stopped.length, 'the other functions are run').toBeGreaterThan(20);
  } finally {
    await sandbox.close();
  }
});
