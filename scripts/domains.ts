/** `npm run domains -- [SLUG…] [--plans N]`: whether all that checks hand to students lies in the handout's domain. */
import { parseArgs } from 'node:util';
import { listAssignments, loadAssignment, loadDomain } from '../grader/plan/load.ts';
import { edgesWanted, observe } from '../grader/plan/observed.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { plans: { type: 'string', default: '1000' } },
});
const seeds = Array.from({ length: Number(values.plans) }, (_, index) => `domain ${index}`);

for (const slug of positionals.length > 0 ? positionals : listAssignments()) {
  const domain = await loadDomain(slug);
  const { strays, reached } = observe(await loadAssignment(slug), domain, seeds);
  const missed = edgesWanted(domain).filter((edge) => !reached.has(edge));
  console.log(
    `${slug}: ${seeds.length} plans, ${reached.size} edges reached, ${missed.length} missed, ${strays.length} strays`,
  );
  for (const edge of missed) console.log(`  not reached: ${edge}`);
  for (const { fn, parameter, problem } of strays) console.log(`  outside: ${fn}, ${parameter}: ${problem}`);
  if (missed.length + strays.length > 0) process.exitCode = 1;
}
