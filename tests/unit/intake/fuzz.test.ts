import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntakeError, readSubmission } from '../../../grader/intake/intake.ts';
import { emptyFolder, oneEntry, rawZip, readMembers, source, zipBytes } from './material.ts';

/** Reads the bytes as a student's and as a class's zip; anything but an IntakeError fails the test. */
async function survives(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes);
  for (const read of [readSubmission, readMembers]) {
    const error = await read(path, oneEntry).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error !== undefined) expect(error).toBeInstanceOf(IntakeError);
  }
}

test('random bytes are refused and nothing else', async () => {
  const path = join(await emptyFolder(), 'ann.zip');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (bytes) => survives(path, bytes)),
    { seed: 2, numRuns: 200 },
  );
});

test('mutated zips are read or refused and nothing else', async () => {
  const path = join(await emptyFolder(), 'ann.zip');
  const tree = { 'ann/optimizers.ts': source.repeat(40), 'ann/x.js': 'x', 'ann/node_modules/y.js': 'y' };
  const inner = await zipBytes({ 'optimizers.ts': source });
  const seeds = [
    await zipBytes({ ...tree, 'bob.zip': inner }),
    rawZip([{ name: 'a.ts' }, { name: 'b/c.ts', method: 0 }]),
  ];
  const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
  const mutation = fc.record({
    zip: fc.constantFrom(...seeds),
    changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    cut: fc.option(fc.nat(), { freq: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(mutation, ({ zip, changes, cut }) => {
      const bytes = Uint8Array.from(zip);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      return survives(path, cut === null ? bytes : bytes.subarray(0, cut % bytes.length));
    }),
    { seed: 3, numRuns: 1500 },
  );
});
