/** `npm run tolerances [-- SLUG]`: how wide each tolerance is against right code and against the nearest mistake. */
import { listAssignments, loadAssignment } from '../grader/plan/load.ts';
import { publicSeed } from '../grader/plan/plan.ts';
import { measureTolerances } from '../grader/plan/tolerances.ts';

const [only] = process.argv.slice(2);

for (const slug of only === undefined ? listAssignments() : [only]) {
  process.stdout.write(
    `\n${slug}: in units of the tolerance, right code strays by at most … and the nearest mistake by …\n`,
  );
  for (const row of measureTolerances(await loadAssignment(slug), publicSeed)) {
    const { check, tolerance, spread, nearest, mistake } = row;
    const figures = `${tolerance.relative.toExponential(0)}  ${spread.toExponential(0)}  ${nearest.toExponential(0)}`;
    process.stdout.write(`${check.padEnd(34)} ${figures.padEnd(24)} ${mistake}\n`);
  }
}
