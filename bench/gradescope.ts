/**
 * `npm run bench:gradescope -- [SLUG]`: the zip for Gradescope in a fresh root file system of Debian's own packages
 * (debootstrap), with 768 MB, half a core and no network: what becomes of right, wrong, hostile, hanging and empty
 * hand-ins, of one that is killed half way and of the corpus's attacks, and the seconds from the start to the last
 * `results.json`. Needs root.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { closeContainer, containerIn, runIn, startIn } from '../tests/platforms/container.ts';
import { attackedPackage, lootOf, readingAttacks } from '../tests/platforms/gradescope-attacks.ts';
import { buildImage, handIn, resultsIn } from '../tests/platforms/gradescope-layout.ts';
import { hangingForm, hostileForm } from '../tests/platforms/hand-ins.ts';
import { layOut } from '../tests/platforms/lay-out.ts';
import { handedIn } from '../tests/students/lay-out.ts';

const [slug = 'optimizers'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'gradecheck-gradescope-'));
const root = join(folder, 'root');
const run = ['bash', '/autograder/run_autograder'];
const right = submission('right-loops');

try {
  const zip = join(folder, 'package.zip');
  await execa(
    'node',
    ['bin/gradecheck.mjs', 'export', 'gradescope', slug, '--out', zip, '--max-points', '20'],
    {
      env: { GRADECHECK_SECRET: 'the secret of a benchmark' },
    },
  );
  await execa('debootstrap', ['--variant=minbase', 'bookworm', root, 'http://deb.debian.org/debian']);
  const container = containerIn(root);
  mkdirSync(join(root, 'autograder/source'), { recursive: true });
  execFileSync('unzip', ['-q', zip, '-d', join(root, 'autograder/source')]);
  const limits =
    container.controlGroups.length === 2 ? '768 MB, half a core' : 'no control groups: no limits';
  const built = await buildImage(container);
  tell(`setup.sh (${limits})`, built.timeMs, `ended with ${built.code}`);
  for (const [name, files] of Object.entries(handIns())) {
    handIn(container, { files });
    const { code, timeMs } = await runIn(container, run);
    const results = resultsIn(container);
    tell(name, timeMs, `ended with ${code}, score ${results?.score}, ${results?.tests.length} tests`);
  }
  await killHalfWay();
  await attackIt();
  closeContainer(container);

  /** Every attack of the corpus that tries to reach something outside, on the attacked assignment's own package. */
  async function attackIt(): Promise<void> {
    rmSync(join(root, 'autograder/source'), { recursive: true });
    layOut(await attackedPackage(), join(root, 'autograder/source'), 'copied');
    await buildImage(container);
    let open = 0;
    for (const attack of readingAttacks) {
      const { forged, told, written, isFinished } = await lootOf(container, attack);
      if (forged.length + told.length + written.length > 0 || isFinished !== true) open += 1;
    }
    process.stdout.write(`${readingAttacks.length} attacks that read or reach out: ${open} got anything\n`);
    if (open > 0) process.exitCode = 1;
  }

  async function killHalfWay(): Promise<void> {
    handIn(container, { files: hangingForm(right) });
    const { ended, kill } = startIn(container, run);
    const killing = setTimeout(kill, 4000);
    const { timeMs } = await ended;
    clearTimeout(killing);
    const results = resultsIn(container);
    const isFinished = results?.extra_data?.gradecheck.isFinished;
    tell(
      'killed half way',
      timeMs,
      `score ${results?.score}, ${results?.tests.length} tests, finished: ${isFinished}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The files of one of the assignment's students. */
function submission(name: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...handedIn(slug, name)].map(([path, bytes]) => [path, bytes.toString()]));
}

function handIns(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const wrong = submission('two-mistakes');
  return { right, wrong, hostile: hostileForm(right), hanging: hangingForm(right), empty: {} };
}

function tell(what: string, timeMs: number, how: string): void {
  process.stdout.write(`${what.padEnd(40)} ${(timeMs / 1000).toFixed(2).padStart(7)} s  ${how}\n`);
}
