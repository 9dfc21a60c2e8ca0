/** Whatever ends the command, its exit code is one that the README explains, and it says why in plain words. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { writeClassZip } from './class-zip.ts';
import {
  allowing,
  gradecheck,
  root,
  secret,
  submission,
  temporaryFolder,
  untilFirstGraded,
} from './command.ts';

const slug = 'softmax';
const work = temporaryFolder();
const door = join(root, 'bin/gradecheck.mjs');
const right = submission(slug, 'right-loops');
let small = '';
let slow = '';

beforeAll(async () => {
  mkdirSync(join(work, 'small'));
  mkdirSync(join(work, 'slow'));
  small = await writeClassZip(join(work, 'small'), { slug, only: ['right-loops'] });
  slow = await writeClassZip(join(work, 'slow'), { slug, only: ['right-loops'], added: endless });
});

/** Members after the first: enough of them that no class is through when its first is. */
const endless = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => [`z${number}/softmax.ts`, 'for (;;);']),
);

const env = { GRADECHECK_SECRET: secret };
const redirected = (where: string, args: readonly string[]) =>
  execa('sh', ['-c', `exec "$@" ${where}`, 'sh', 'node', door, ...args], { env, reject: false });
const batch = (zip: string, out: string) => [
  ...['batch', zip, '-a', slug, '--from', 'folder', '--out', join(work, out)],
  ...allowing,
];

describe.skipIf(!existsSync('/dev/full')).concurrent('standard output that takes no more: code 2', () => {
  it.each([
    [['--help']],
    [['list']],
    [['grade', right, '-a', slug]],
    [['grade', right, '-a', slug, '--json']],
    [['kit', slug, '--out', join(work, 'kit.zip')]],
    [['fixtures', '--check', slug]],
    [['doctor']],
  ])('%j', async (args) => {
    const { exitCode, stderr } = await redirected('> /dev/full', args);
    expect(stderr).toBe('gradecheck: standard output: cannot be written: the disk is full');
    expect(exitCode).toBe(2);
  });

  it.each([[[]], [['--json']]])('batch %j, whose reports are there all the same', async (more) => {
    const out = `full${more.length}`;
    const { exitCode, stderr } = await redirected('> /dev/full', [...batch(small, out), ...more]);
    expect(stderr).toMatch(
      /^read as .*\n1\/1 .*\ngradecheck: standard output: cannot be written: the disk is full$/,
    );
    expect(exitCode).toBe(2);
    expect(existsSync(join(work, out, 'class.json'))).toBe(true);
  });

  it('standard error is only for people: nothing changes when it takes no more', async () => {
    expect((await redirected('2> /dev/full', batch(small, 'silent'))).exitCode).toBe(0);
    expect((await redirected('2> /dev/full', ['nonsense'])).exitCode).toBe(2);
  });
});

it.each([[['list', '--json']], [['grade', right, '-a', slug, '--json']]])(
  'a reader that has seen enough is told nothing and changes nothing: %j',
  async (args) => {
    const running = execa('node', [door, ...args], { env, reject: false });
    running.stdout.destroy();
    const { exitCode, stderr } = await running;
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  },
);

/** Does `what` inside the grader as soon as that watches for such things; the door, which does not, runs it in vain. */
function happening(what: string): string {
  const watch = `process.on('newListener', (name) => name === 'uncaughtException' && setImmediate(() => { ${what} }))`;
  return `--max-old-space-size=100 --import data:text/javascript,${encodeURIComponent(watch)}`;
}

describe.concurrent('a fault of ours: code 3, and nothing is left behind', () => {
  const ours = 'This is a fault of gradecheck, not of a submission.';
  it.each([
    ['an exception that nobody catches', 'throw new Error("boom")', `gradecheck: boom\n${ours}`],
    ['a promise that nobody watches', 'Promise.reject(new Error("boom"))', `gradecheck: boom\n${ours}`],
    [
      'a stack that overflows',
      'const f = () => f(); f()',
      `gradecheck: Maximum call stack size exceeded\n${ours}`,
    ],
    [
      'a kill from outside',
      'process.kill(process.pid, "SIGKILL")',
      `gradecheck: the grader was ended by SIGKILL, often for want of memory. ${ours}`,
    ],
    ['a code of Node’s own', 'process.reallyExit(13)', `gradecheck: the grader ended with code 13. ${ours}`],
  ])('%s', async (what, event, message) => {
    const out = what.replaceAll(' ', '-');
    const { exitCode, stdout, stderr } = await gradecheck([...batch(slow, out), '--json'], {
      env: { NODE_OPTIONS: happening(event) },
    });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 3, stdout: '', stderr: `${message}\n` });
    expect(existsSync(join(work, out))).toBe(false);
  });

  it('a heap that is full: V8 has its say first, our line is the last', async () => {
    const flood = 'const all = []; for (;;) all.push(new Array(1e5).fill(1.1))';
    const ended = await gradecheck(['list'], { env: { NODE_OPTIONS: happening(flood) } });
    expect(ended.exitCode).toBe(3);
    expect(ended.stderr.trimEnd().split('\n').at(-1)).toBe(
      `gradecheck: the grader was ended by SIGABRT, often for want of memory. ${ours}`,
    );
  });
});

/** The number of the grader, behind the door: its stage in the output folder is called by it. */
function graderIn(out: string): number {
  const stage = readdirSync(join(work, out)).find((name) => name.startsWith('.gradecheck-partial'));
  return Number(stage?.split('.').at(-2));
}

describe('a signal ends door and grader, and the ledger alone is left, for the next run to go on', () => {
  it.each([
    ['SIGINT', 'door', 130],
    ['SIGTERM', 'door', 143],
    ['SIGTERM', 'grader', 143],
    ['SIGHUP', 'door', 129],
  ] as const)('%s to the %s: code %i', async (signal, whom, code) => {
    const out = `${signal}-${whom}`;
    const running = execa('node', [door, ...batch(slow, out), '--workers', '1'], { env, reject: false });
    await untilFirstGraded(running.stderr);
    process.kill(whom === 'door' ? running.pid! : graderIn(out), signal);
    const { exitCode, stdout, stderr } = await running;
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toMatch(/^read as [^\n]*\n1\/10 [^\n]*\ninterrupted: what was graded is kept; [^\n]*$/);
    expect(readdirSync(join(work, out))).toEqual(['ledger']);
  });

  it('the grader ends when its door is killed', async () => {
    const running = execa('node', [door, ...batch(slow, 'alone'), '--workers', '1'], { env, reject: false });
    await untilFirstGraded(running.stderr);
    const grader = graderIn('alone');
    running.kill('SIGKILL');
    await vi.waitFor(() => expect(() => process.kill(grader, 0)).toThrow('ESRCH'), 30_000);
    expect(readdirSync(join(work, 'alone'))).toEqual(['ledger']);
  });
});
