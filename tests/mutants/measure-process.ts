/** Grades those mutants whose keys it is told, and says what becomes of each. */
import { once } from 'node:events';
import { gradeMutant, openBench } from './measure.ts';
import { chooseMutants, mutantKey, mutatedFiles, readBases } from './mutants.ts';

const [slug = '', count = ''] = process.argv.slice(2);
const from = await readBases(slug);
const mutants = new Map((await chooseMutants(from, Number(count))).map((one) => [mutantKey(one), one]));
const bench = await openBench(slug);
const told = once(process, 'message');
process.send?.('ready');
const [keys] = (await told) as [readonly string[]];
try {
  for (const key of keys) {
    const mutant = mutants.get(key);
    if (mutant === undefined) throw new Error(`no mutant ${key}`);
    process.send?.([key, await gradeMutant(mutatedFiles(mutant, from), bench)]);
  }
} finally {
  await bench.sandbox.close();
  process.disconnect?.();
}
