/** `npm run kills -- [KILLS] [STUDENTS]`: kills `batch` at random moments and says what was lost by that: nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import seedrandom from 'seedrandom';
import { killAtRandom } from './killed-class.ts';

const [kills = '100', students = '200'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'gradecheck-kills-'));
try {
  const random = seedrandom('a hundred kills');
  const seen = await killAtRandom({ folder, students: Number(students), kills: Number(kills), random });
  process.stdout.write(
    `${seen.kills} kills of a batch of ${students}, which came to its end ${seen.ends} times; ` +
      `${seen.rewritten} recorded gradings were made again; ` +
      `${seen.different.length} files differ from an undisturbed run ${seen.different.join(', ')}\n`,
  );
  if (seen.rewritten > 0 || seen.different.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
