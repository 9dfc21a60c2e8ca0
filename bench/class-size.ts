/**
 * `npm run bench:class -- [STUDENTS]`: what a class costs the grading process, by how far it has come: the memory that it
 * has in use, its peak, and the time for each submission. Flat is what is wanted; the figures are this machine's.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { largeClassSlug, makeLargeClass } from '../scripts/large-class.ts';

const [students = '10000'] = process.argv.slice(2);
const every = Math.max(1, Math.floor(Number(students) / 20));
const door = fileURLToPath(new URL('../bin/gradecheck.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gradecheck-class-size-'));

try {
  makeLargeClass(join(folder, 'class'), Number(students));
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const args = ['batch', 'class', '-a', largeClassSlug, '--out', 'out', '--public', '--allow-weak-isolation'];
  const running = execa('node', [door, ...args], { cwd: folder, reject: false, buffer: false });
  let memory = '';
  const sampling = setInterval(() => {
    memory = memoryOf(childOf(running.pid ?? 0)) || memory;
  }, 20);
  let count = 0;
  let sinceMs = performance.now();
  for await (const _ of running.iterable({ from: 'stderr' })) {
    count += 1;
    if (count % every !== 0) continue;
    const eachMs = (performance.now() - sinceMs) / every;
    sinceMs = performance.now();
    process.stdout.write(`${String(count).padStart(6)} graded  ${memory}  ${eachMs.toFixed(0)} ms each\n`);
  }
  clearInterval(sampling);
  // The class's own pages are made after its last member.
  process.stdout.write(`ended with ${(await running).exitCode}, ${memory}\n`);
}

/** The grader, which is the one child of its door. */
function childOf(pid: number): number {
  return Number(textOf(`/proc/${pid}/task/${pid}/children`).split(' ')[0]);
}

function memoryOf(pid: number): string {
  const status = textOf(`/proc/${pid}/status`);
  const mebibytes = (name: string) => {
    const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
    return kibibytes === undefined ? undefined : `${(Number(kibibytes) / 1024).toFixed(0)} MiB`;
  };
  const [now, peak] = [mebibytes('VmRSS'), mebibytes('VmHWM')];
  return now === undefined ? '' : `in use ${now}, peak ${peak}`;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
