/** Nothing that a sandbox starts outlives it, and what a worker is held to is what the kernel says. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { boxedProbe, boxedWorker } from '../../../grader/run/box/box.ts';
import { openJail } from '../../../grader/run/box/jail.ts';
import { budgetBytes } from '../../../grader/run/box/memory.ts';
import { defaultLimits, openSandbox } from '../../../grader/run/sandbox.ts';
import { startWorker, WorkerProcess } from '../../../grader/run/worker-process.ts';
import { boxLevels } from '../../machine.ts';

const code = { entries: { 'main.ts': ['f'] }, sources: {} };
const callF = { id: 'f', target: 'student', fn: 'f', uses: ['f'], args: [] } as const;
const sandboxPath = fileURLToPath(new URL('../../../grader/run/sandbox.ts', import.meta.url));

function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return text.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

const descendantsOf = (pid: number): number[] =>
  childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);

/** A process that has ended counts as gone although nobody has asked how it ended. */
function isThere(pid: number): boolean {
  try {
    return !/^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function goneWithin(ms: number, pids: readonly number[]): Promise<boolean> {
  for (const until = performance.now() + ms; performance.now() < until; await wait(10)) {
    if (!pids.some(isThere)) return true;
  }
  return false;
}

/** A grader of its own that opens a sandbox and lets a submission run for ever in it. */
async function startGrader(level: string) {
  const script = `
    const { openSandbox } = await import(${JSON.stringify(sandboxPath)});
    const sandbox = await openSandbox({ code: ${JSON.stringify(code)}, isolation: '${level}',
      limits: { callTimeMs: 60000, submissionTimeMs: 60000 } });
    process.stdout.write('open');
    await sandbox.run({ 'main.ts': 'export function f() { for (;;); }' }, [${JSON.stringify(callF)}]);`;
  // A temporary folder of its own: other graders on this machine make and remove jails, too.
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-endings-'));
  chmodSync(folder, 0o755);
  const grader = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder },
  });
  await new Promise((done) => grader.stdout.once('data', done));
  await wait(300);
  return { grader, workers: descendantsOf(grader.pid!), folder };
}

// Skipped as one level where there is no box, so that the skip is seen.
const boxes = boxLevels.length > 0 ? boxLevels : (['bubblewrap'] as const);

describe.skipIf(boxLevels.length === 0).each(boxes)('at level %s', (level) => {
  it('leaves no process after close', async () => {
    const before = descendantsOf(process.pid);
    const sandbox = await openSandbox({ code, isolation: level });
    const started = descendantsOf(process.pid).filter((pid) => !before.includes(pid));
    expect(started.length).toBeGreaterThan(0);
    await sandbox.close();
    expect(await goneWithin(1000, started)).toBe(true);
  });

  it.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
    'leaves no process after %s to the grader',
    async (signal) => {
      const { grader, workers, folder } = await startGrader(level);
      expect(workers.length).toBeGreaterThan(0);
      const end = new Promise((done) => grader.once('exit', (_, by) => done(by)));
      grader.kill(signal);
      expect(await end).toBe(signal);
      expect(await goneWithin(1000, workers)).toBe(true);
      // What cannot be caught cannot be tidied up after.
      expect(readdirSync(folder)).toHaveLength(signal === 'SIGKILL' ? 1 : 0);
      rmSync(folder, { recursive: true });
    },
  );

  it('kills a worker that ignores every signal within a second, with all it started', async () => {
    const before = descendantsOf(process.pid);
    const order = { limits: defaultLimits, strict: false };
    const worker = new WorkerProcess(await boxedProbe(level, order, ['{"kind":"linger"}']));
    await new Promise<void>((done) => worker.listen({ onLine: () => done(), onFlood() {}, onEnd() {} }));
    const pids = descendantsOf(process.pid).filter((pid) => !before.includes(pid));
    expect(pids.length).toBeGreaterThan(0);
    const startMs = performance.now();
    await worker.close();
    expect(await goneWithin(1000, pids)).toBe(true);
    expect(performance.now() - startMs).toBeLessThan(1000);
  });

  it('holds a worker to its limits from the start', async () => {
    const before = descendantsOf(process.pid);
    const worker = await startWorker(await boxedWorker(level, { limits: defaultLimits, strict: true }));
    const innermost = descendantsOf(process.pid)
      .filter((pid) => !before.includes(pid))
      .at(-1);
    const limits = readFileSync(`/proc/${innermost}/limits`, 'utf8');
    const status = readFileSync(`/proc/${innermost}/status`, 'utf8');
    await worker.close();
    const data = (await openJail()).idleDataBytes + budgetBytes(defaultLimits);
    expect(limits).toMatch(new RegExp(`^Max data size +${data} +${data} `, 'm'));
    expect(limits).toMatch(/^Max cpu time +110 +110 /m);
    expect(limits).toMatch(/^Max file size +0 +0 /m);
    expect(limits).toMatch(/^Max open files +64 +64 /m);
    expect(limits).toMatch(/^Max core file size +0 +0 /m);
    expect(limits).toMatch(/^Max locked memory +0 +0 /m);
    expect(status).toMatch(/^Seccomp:\t2$/m);
    expect(status).toMatch(/^NoNewPrivs:\t1$/m);
    expect(status).toMatch(/^CapEff:\t0+$/m);
    expect(status).not.toMatch(/^Uid:\t0\t/m);
  });
});
