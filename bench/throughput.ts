/**
 * Submissions per second of `gradecheck batch` (sandboxed, judged, HTML written) against one `vitest run` for each
 * submission, and against bare Node starts: in one run on one machine. Ratios count; the seconds are this machine's.
 *
 * The vitest loop is measured twice. With the student's kit it does the same work: the same checks, verdicts, words and
 * page, but no sandbox. With a plain test file it does less: it compares values, and knows no statistics, no gradient
 * checks, no mistakes and no page.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import JSZip from 'jszip';
import { loadTemplates } from '../grader/cli/templates.ts';
import { buildKit } from '../grader/kit/build.ts';
import { rightFolder } from '../tests/students/corpus.ts';

const slug = 'optimizers';
const styles = ['right-loops', 'right-functional'];
const classSize = 200;
const vitestRuns = 8;
const root = fileURLToPath(new URL('..', import.meta.url));
const workFolder = mkdtempSync(join(tmpdir(), 'gradecheck-bench-'));

try {
  const classFolder = makeClass();
  const kit = await makeKit();
  const plain = makePlainProject();
  print({
    batch: await secondsOf(() => gradeBatch(classFolder), classSize),
    kit: await secondsOf(() => runVitestLoop(classFolder, kit), vitestRuns),
    plain: await secondsOf(() => runVitestLoop(classFolder, plain), vitestRuns),
    single: await secondsOf(() => gradeOne(), 1),
    bare: await secondsOf(() => startNode(), 20),
  });
} finally {
  rmSync(workFolder, { recursive: true, force: true });
}

function makeClass(): string {
  const folder = join(workFolder, 'class');
  for (let index = 0; index < classSize; index++) {
    const style = styles[index % styles.length] ?? 'right-loops';
    cpSync(rightFolder(slug, style), join(folder, `student-${String(index).padStart(3, '0')}`), {
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
    ['bin/gradecheck.mjs', 'grade', rightFolder(slug, 'right-loops'), '-a', slug, '--json'],
    { cwd: root },
  );
}

async function startNode(): Promise<void> {
  for (let run = 0; run < 20; run++) await execa(process.execPath, ['-e', '0']);
}

/** The student's kit, unpacked, with the vitest it asks for. */
async function makeKit(): Promise<string> {
  const folder = join(workFolder, 'kit');
  const zip = await JSZip.loadAsync(await buildKit(slug, loadTemplates()));
  for (const [name, entry] of Object.entries(zip.files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), await entry.async('nodebuffer'));
  }
  await execa('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });
  return folder;
}

/** A project with one plain test file, on this repository's vitest. */
function makePlainProject(): string {
  const folder = join(workFolder, 'plain');
  mkdirSync(folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  cpSync(new URL('../assignments/library/', import.meta.url), join(folder, 'library'), { recursive: true });
  cpSync(
    new URL(`../assignments/${slug}/driver.ts`, import.meta.url),
    join(folder, 'assignment', 'driver.ts'),
  );
  cpSync(new URL('./plain.test.js', import.meta.url), join(folder, 'plain.test.js'));
  cpSync(new URL(`../fixtures/${slug}.json`, import.meta.url), join(folder, 'fixture.json'));
  writeFileSync(
    join(folder, 'vitest.config.js'),
    'export default { test: { include: ["plain.test.js"] } };\n',
  );
  return folder;
}

/** Copies one submission after the other into the project and tests each by a fresh `vitest run`. */
async function runVitestLoop(classFolder: string, project: string): Promise<void> {
  for (let index = 0; index < vitestRuns; index++) {
    cpSync(join(classFolder, `student-${String(index).padStart(3, '0')}`), project, { recursive: true });
    await execa(process.execPath, [join(project, 'node_modules/vitest/vitest.mjs'), 'run'], { cwd: project });
  }
}

/** Seconds for each of `count` items of work. */
async function secondsOf(work: () => Promise<void>, count: number): Promise<number> {
  const startMs = performance.now();
  await work();
  return (performance.now() - startMs) / 1000 / count;
}

type Seconds = Readonly<Record<'batch' | 'kit' | 'plain' | 'single' | 'bare', number>>;

function print({ batch, kit, plain, single, bare }: Seconds): void {
  const line = (name: string, seconds: number) =>
    `${name.padEnd(52)} ${(1 / seconds).toFixed(1).padStart(6)} per s ${(seconds * 1000).toFixed(0).padStart(6)} ms each\n`;
  process.stdout.write(
    `${slug}, ${classSize} submissions, Node ${process.version}\n` +
      line('gradecheck batch, start and reports included', batch) +
      line('vitest run for each submission, the same checks', kit) +
      line('vitest run for each submission, a plain test file', plain) +
      line('node -e 0', bare) +
      `\nbatch is ${(kit / batch).toFixed(1)} times as fast as the vitest loop with the same checks\n` +
      `batch is ${(plain / batch).toFixed(1)} times as fast as the vitest loop with a plain test file\n` +
      `batch takes ${(batch / bare).toFixed(2)} bare Node starts for each submission\n` +
      `grade of one submission from a cold start: ${(single * 1000).toFixed(0)} ms\n`,
  );
}
