import { expect, it } from 'vitest';
import { properties } from './properties.ts';

/** Enough for a moment; `npm run fuzz -- MINUTES` goes on from seeds of its own. */
const runs: Readonly<Record<string, number>> = {
  'any source is answered for, and the next submission is graded as before': 150,
};

it.each(properties)('$name', async ({ name, check }) => {
  await expect(check({ seed: 20, numRuns: runs[name] ?? 400 })).resolves.toBeUndefined();
});
