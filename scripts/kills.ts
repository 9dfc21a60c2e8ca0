/** `npm run kills -- [KILLS] [STUDENTS]`: kills `batch` at random moments and says what was lost by that: nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import seedrandom from 'seedrandom';
import { type KillReport, killAtRandom } from './killed-class.ts';

const [kills = '100', students = '200'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'gradecheck-kills-'));
try {
  const random = seedrandom('a hundred kills');
  const plan = { folder, students: Number(students), kills: Number(kills), random };
  const heard = (so: KillReport) => void process.stderr.write(textOf(so));
  const seen = await killAtRandom({ ...plan, heard });
  process.stdout.write(textOf(seen));
  if (seen.rewritten > 0 || seen.different.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function textOf({ kills: killed, ends, rewritten, different }: KillReport): string {
  return (
    `${killed} kills of a batch of ${students}, which came to its end ${ends} times; ` +
    `${rewritten} recorded gradings were made again; ` +
    `${different.length} files differ from an undisturbed run ${different.join(', ')}\n`
  );
}
