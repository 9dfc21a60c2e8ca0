import { expect, it } from 'vitest';
import { planCodeOf } from '../../../grader/ledger/engine.ts';
import { planReader } from '../../../grader/ledger/plans.ts';
import { keepBuilt, recallBuilt, recipeKey } from '../../../grader/ledger/recipes.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { tinyAssignment } from '../plan/tiny-assignment.ts';
import { openShelf } from './shelf.ts';

const plan = buildPlan(tinyAssignment(), 'seed 1', 'hidden');
const recipe = { seed: 'seed 1', accept: [], code: 'c' };
const key = recipeKey(recipe);

it('a plan that was built once comes back by what it was built from', () => {
  const shelf = openShelf();
  expect(recallBuilt(shelf, key)).toBeUndefined();
  keepBuilt(shelf, key, plan);
  expect(recallBuilt(shelf, key)).toEqual(plan);
  expect(planReader(shelf)(plan.id)).toEqual(plan);
});

it.each([
  ['seed', { seed: 'seed 2' }],
  ['accepted mistakes', { accept: ['tripled'] }],
  ['code', { code: 'd' }],
])('of other %s there is none, and the name tells no seed', (_, change) => {
  expect(recipeKey({ ...recipe, ...change })).not.toBe(key);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
});

it('where the plan or the recipe is torn, it is to be built again; where another lies there, it is refused', () => {
  const shelf = openShelf();
  keepBuilt(shelf, key, plan);
  for (const [path, text] of shelf.files) {
    shelf.files.set(path, text.slice(0, -2));
    expect(recallBuilt(shelf, key), path).toBeUndefined();
    shelf.files.set(path, text);
  }
  const other = recipeKey({ ...recipe, seed: 'seed 2' });
  shelf.files.set(`ledger/recipes/${other}.json`, shelf.files.get(`ledger/recipes/${key}.json`)!);
  expect(() => recallBuilt(shelf, other)).toThrow(`ledger/recipes/${other}.json: belongs under another name`);
});

it('the code of a plan is that of its assignment', () => {
  expect(planCodeOf('softmax')).toBe(planCodeOf('softmax'));
  expect(planCodeOf('softmax')).not.toBe(planCodeOf('normalization'));
});
