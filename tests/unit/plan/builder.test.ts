import { afterAll, expect, it } from 'vitest';
import { openBuilder } from '../../../grader/plan/builder.ts';
import { hiddenPlan } from '../../../grader/plan/plan.ts';

const builder = openBuilder(2);
afterAll(() => builder.close());

const slug = 'normalization';
const wish = (seed: string, accept: readonly string[] = []) => ({ slug, seed, accept });

it('builds the plans that would be built here, several at once', { timeout: 60_000 }, async () => {
  const accept = ['apply-divides-by-variance'];
  const wishes = [wish('seed 1'), wish('seed 2'), wish('seed 1', accept)];
  const built = await Promise.all(wishes.map(builder.build));
  const here = await Promise.all(wishes.map(({ seed, accept }) => hiddenPlan(slug, seed, accept)));
  expect(built).toEqual(here);
  expect(new Set(here.map(({ id }) => id)).size).toBe(3);
});

it('says why there is none, and goes on', { timeout: 60_000 }, async () => {
  const unknown = await builder.build({ ...wish('seed 1'), slug: 'owls' });
  expect(unknown).toEqual({ reason: expect.stringContaining('no assignment is called "owls"') });
  expect(await builder.build(wish('seed 1'))).toHaveProperty('checks');
});

it('leaves this thread free while it builds', { timeout: 60_000 }, async () => {
  let isBuilt = false;
  const building = builder.build(wish('seed 3')).then(() => {
    isBuilt = true;
  });
  const turns: boolean[] = [];
  while (!isBuilt) {
    await new Promise((next) => setImmediate(next));
    turns.push(isBuilt);
  }
  await building;
  expect(turns.length).toBeGreaterThan(2);
});
