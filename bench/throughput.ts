/**
 * Submissions per second of `gradecheck batch` (sandboxed, judged, HTML written) against one `vitest run` for
 * each submission and against bare Node starts, measured in turns in one run on one machine. Ratios count;
 * the seconds are this machine's. The vitest side does less work: no sandbox, no mistakes, no report.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { demoFolder } from '../scripts/demo-class.ts';

const slug = 'optimizers';
const styles = ['right-loops', 'right-functional'];
const classSize = 200;
const vitestRuns = 6;
const root = fileURLToPath(new URL('..', import.meta.url));
const workFolder = mkdtempSync(join(tmpdir(), 'gradecheck-bench-'));

try {
  const classFolder = makeClass();
  const batch = await secondsOf(() => gradeBatch(classFolder), classSize);
  const vitest = await secondsOf(() => runVitestLoop(classFolder), vitestRuns);
  const single = await secondsOf(() => gradeOne(), 1);
  const bare = await secondsOf(() => startNode(), 20);
  print({ batch, vitest, single, bare });
} finally {
  rmSync(workFolder, { recursive: true, force: true });
}

function makeClass(): string {
  const folder = join(workFolder, 'class');
  for (let index = 0; index < classSize; index++) {
    const style = styles[index % styles.length] ?? 'right-loops';
    cpSync(demoFolder(slug, style), join(folder, `student-${String(index).padStart(3, '0')}`), {
      recursive: true,
    });
  }
  return folder;
}

async function gradeBatch(classFolder: string): Promise<void> {
  const options = [
    '-a',
    slug,
    '--out',
    join(workFolder, 'reports'),
    '--public',
    '--allow-weak-isolation',
    '--json',
  ];
  await execa('node', ['bin/gradecheck.mjs', 'batch', classFolder, ...options], { cwd: root });
}

async function gradeOne(): Promise<void> {
  await execa(
    'node',
    ['bin/gradecheck.mjs', 'grade', demoFolder(slug, 'right-loops'), '-a', slug, '--json'],
    { cwd: root },
  );
}

async function startNode(): Promise<void> {
  for (let run = 0; run < 20; run++) await execa(process.execPath, ['-e', '0']);
}

/** One project with one test file; each submission is copied in and tested by a fresh `vitest run`. */
async function runVitestLoop(classFolder: string): Promise<void> {
  const project = join(workFolder, 'vitest');
  mkdirSync(project, { recursive: true });
  rmSync(join(project, 'node_modules'), { force: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  cpSync(new URL('../assignments/library/', import.meta.url), join(project, 'library'), { recursive: true });
  cpSync(
    new URL(`../assignments/${slug}/driver.ts`, import.meta.url),
    join(project, 'assignment', 'driver.ts'),
  );
  cpSync(new URL('./plain.test.js', import.meta.url), join(project, 'plain.test.js'));
  cpSync(new URL(`../fixtures/${slug}.json`, import.meta.url), join(project, 'fixture.json'));
  writeFileSync(
    join(project, 'vitest.config.js'),
    'export default { test: { include: ["plain.test.js"] } };\n',
  );
  for (let index = 0; index < vitestRuns; index++) {
    cpSync(join(classFolder, `student-${String(index).padStart(3, '0')}`), project, { recursive: true });
    await execa(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run'], { cwd: project });
  }
}

/** Seconds for each of `count` items of work. */
async function secondsOf(work: () => Promise<void>, count: number): Promise<number> {
  const startMs = performance.now();
  await work();
  return (performance.now() - startMs) / 1000 / count;
}

function print(each: { batch: number; vitest: number; single: number; bare: number }): void {
  const line = (name: string, seconds: number) =>
    `${name.padEnd(44)} ${(1 / seconds).toFixed(1).padStart(7)} per s  ${(seconds * 1000).toFixed(0).padStart(6)} ms each\n`;
  process.stdout.write(
    `${slug}, ${classSize} submissions, Node ${process.version}\n` +
      line('gradecheck batch, start and reports included', each.batch) +
      line('vitest run for each submission', each.vitest) +
      line('node -e 0', each.bare) +
      `\nbatch is ${(each.vitest / each.batch).toFixed(1)} times as fast as the vitest loop\n` +
      `batch takes ${(each.batch / each.bare).toFixed(2)} times a bare Node start for each submission\n` +
      `grade of one submission from a cold start: ${(each.single * 1000).toFixed(0)} ms\n`,
  );
}
