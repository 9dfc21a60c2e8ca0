/** `npm run fuzz -- [MINUTES]`: the properties of tests/security with new seeds; each is printed and replays what it found. */
import { randomInt } from 'node:crypto';
import { properties } from '../tests/security/properties.ts';

const minutes = Number(process.argv[2] ?? 1);
if (!(minutes > 0)) throw new Error('say how many minutes, for example: npm run fuzz -- 10');
const endMs = performance.now() + minutes * 60_000;
const sliceMs = Math.min(20_000, (minutes * 60_000) / properties.length);

for (let round = 1; performance.now() < endMs; round += 1) {
  for (const { name, check } of properties) {
    if (performance.now() >= endMs) break;
    const seed = randomInt(2 ** 31);
    process.stdout.write(`round ${round}, seed ${seed}: ${name}\n`);
    await check({ seed, numRuns: 1_000_000, interruptAfterTimeLimit: sliceMs });
  }
}
process.stdout.write('nothing found\n');
