/** Where --out may be: it works there, or the command says in one line why not, before it grades, and writes nothing. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameId } from '../../grader/lms/member-id.ts';
import { hasBubblewrap } from '../machine.ts';
import { writeClassZip } from './class-zip.ts';
import {
  allowing,
  filesIn,
  gradecheck,
  root,
  secret,
  submission,
  temporaryFolder,
  untilFirstGraded,
} from './command.ts';

const slug = 'softmax';
const work = temporaryFolder();
const env = { GRADECHECK_SECRET: secret };
const door = join(root, 'bin/gradecheck.mjs');
const theClass = join(work, 'class');
const right = submission(slug, 'right-loops');
let zip = '';

beforeAll(async () => {
  zip = await writeClassZip(work, { slug, only: ['right-loops'] });
  mkdirSync(join(theClass, 'ann'), { recursive: true });
  symlinkSync('class', join(work, 'link'));
  for (const name of ['place', 'real', 'alias']) mkdirSync(join(work, name));
});

/** A class of one, which is said, or it would be taken for one student's work. */
const batch = (path: string, out: string) => ['batch', path, '-a', slug, '--out', out, '--from', 'folder'];

/** Runs the command where `mounts`, options of bubblewrap, hold; a box in there would be one in another. */
async function inPlace(mounts: readonly string[], args: readonly string[]) {
  const weak = ['--isolation', 'isolate', ...(args[0] === 'batch' ? ['--allow-weak-isolation'] : [])];
  const command = ['--dev-bind', '/', '/', ...mounts, '--', 'node', door, ...args, ...weak];
  const { exitCode, stdout, stderr } = await execa('bwrap', command, { cwd: work, env, reject: false });
  return { exitCode, stdout, stderr };
}

const at = (name: string) => join(work, name);
const results = [
  'class.csv',
  'class.json',
  'gradecheck-files.json',
  'index.html',
  'members.json',
  'timings.html',
  'timings.json',
];

describe.skipIf(!hasBubblewrap)('a place of another file system', () => {
  it('a mount point works, again and again', async () => {
    const mounted = ['--bind', at('real'), at('place')];
    for (const time of ['first', 'second']) {
      const { exitCode, stderr } = await inPlace(mounted, batch(zip, 'place'));
      expect([time, exitCode, stderr]).toEqual([time, 0, expect.stringMatching(/\n1\/1 .*$/)]);
      expect(filesIn(at('real'))).toEqual(expect.arrayContaining(results));
    }
  });

  it.each([
    ['that is full', ['--size', '65536', '--tmpfs'], /--out place: cannot be written: the disk is full/],
    ['that is read-only', ['--ro-bind', '/usr'], /--out place: cannot be written: that place is read-only/],
  ])('one %s is told at the start', async (_, mount, message) => {
    for (const args of [batch(zip, 'place'), ['grade', right, '-a', slug, '--out', 'place']]) {
      const ended = await inPlace([...mount, at('place')], args);
      expect(ended).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringMatching(message) });
      expect(ended.stderr.split('\n').length).toBe(1);
    }
  });

  it('one that turns out not to be one disk keeps the results', async () => {
    rmSync(at('real'), { recursive: true });
    mkdirSync(join(at('real'), 'students'), { recursive: true });
    const mounted = ['--bind', at('real'), at('place'), '--tmpfs', join(at('place'), 'students')];
    const { exitCode, stderr } = await inPlace(mounted, batch(zip, 'place'));
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/EXDEV; the results that are not in place are in its folder new-results$/),
    ]);
    expect(filesIn(join(at('real'), 'new-results'))).toEqual(
      expect.arrayContaining(['class.json', 'index.html', `students/${nameId('right-loops')}/report.html`]),
    );
  });

  it('the class under another name is known by its device and inode', async () => {
    const ended = await inPlace(['--bind', theClass, at('alias')], batch('class', 'alias/reports'));
    expect([ended.exitCode, ended.stderr]).toEqual([2, expect.stringMatching(/lies inside the class class/)]);
    expect(readdirSync(theClass)).toEqual(['ann']);
  });
});

describe('class and reports in one another', () => {
  it.each([
    ['the class itself', 'class', 'class', /--out class: lies inside the class class/],
    ['below the class', 'class', 'class/ann/deep/reports', /lies inside the class class/],
    ['below a link to the class', 'class', 'link/reports', /lies inside the class class/],
    ['a class that is a link', 'link', 'class/reports', /lies inside the class link/],
    ['around the class', 'class', '.', /--out \.: the class class lies inside of it/],
    ['around a class that is a zip', 'class.zip', '.', /the class class.zip lies inside of it/],
  ])('%s: refused', async (_, path, out, message) => {
    const before = filesIn(work);
    const { exitCode, stdout, stderr } = await gradecheck(batch(path, out), { cwd: work });
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
    expect(filesIn(work)).toEqual(before);
  });
});

it('with umask 077 reports are for their owner alone, and are written over the next time', async () => {
  for (const time of ['first', 'second']) {
    const command = ['-c', 'umask 077; exec "$@"', 'sh', 'node', door, ...batch(zip, 'private'), ...allowing];
    const { exitCode, stderr } = await execa('sh', command, { cwd: work, env, reject: false });
    expect([time, exitCode, stderr]).toEqual([time, 0, expect.stringMatching(/\n1\/1 .*$/)]);
  }
  for (const path of filesIn(at('private'))) expect(statSync(at(`private/${path}`)).mode & 0o077).toBe(0);
});

it.skipIf(process.getuid?.() === 0 && !hasBubblewrap)('a folder without permission is told', async () => {
  const locked = at('locked');
  mkdirSync(locked);
  chmodSync(locked, 0o555);
  // Root may write everywhere; in a user namespace with no capability it may not.
  const unprivileged = ['--unshare-user', '--cap-drop', 'ALL'];
  const args = batch(zip, 'locked');
  const { exitCode, stderr } = await (process.getuid?.() === 0
    ? inPlace(unprivileged, args)
    : gradecheck(args, { cwd: work }));
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/writing there is not permitted/)]);
});

it('files that may not grow: told at the start, not by a signal', async () => {
  const command = ['-c', 'ulimit -f 512; exec "$@"', 'sh', 'node', door, ...batch(zip, 'short')];
  const { exitCode, stdout, stderr } = await execa('sh', command, { cwd: work, env, reject: false });
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    /^gradecheck: --out short: .*files may not grow that large here \(see `ulimit -f`\)$/,
  );
  expect(existsSync(at('short'))).toBe(false);
});

describe('two at a time, and after a kill', () => {
  const added = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`z${n}/softmax.ts`, 'for (;;);']));
  let slow = '';
  beforeAll(async () => {
    mkdirSync(at('slow'));
    slow = await writeClassZip(at('slow'), { slug, only: ['right-loops'], added });
  });

  /** A batch in a process group of its own that has told its first progress, and is at its second member. */
  async function started(out: string) {
    const command = [door, ...batch(slow, out), ...allowing, '--workers', '1'];
    const running = execa('node', command, { cwd: work, env, reject: false, detached: true });
    await untilFirstGraded(running.stderr);
    return { running };
  }

  it('the second is refused, and the first goes on', async () => {
    const { running: first } = await started('shared');
    const second = await gradecheck(batch(zip, 'shared'), { cwd: work });
    expect(second.exitCode).toBe(2);
    expect(second.stderr).toMatch(
      /^gradecheck: --out shared: is in use by another gradecheck \(process \d+ on .*\n$/,
    );
    expect((await first).exitCode).toBe(0);
    expect(filesIn(at('shared'))).toEqual(expect.arrayContaining(results));
  });

  it('what a killed run left is taken over by the next, and the earlier results stay until then', async () => {
    const run = () => gradecheck([...batch(zip, 'killed'), ...allowing], { cwd: work });
    await run();
    const files = filesIn(at('killed'));
    const { running } = await started('killed');
    process.kill(-running.pid!, 'SIGKILL');
    await running;
    expect(filesIn(at('killed'))).toEqual(expect.arrayContaining(files));
    expect((await run()).exitCode).toBe(0);
    expect(filesIn(at('killed'))).toEqual(files);
  });
});

describe('a kit', () => {
  const kit = () => gradecheck(['kit', slug, '--out', 'kit.zip'], { cwd: work });

  it('replaces a kit, and nothing that gradecheck did not write', async () => {
    expect((await kit()).exitCode).toBe(0);
    const bytes = readFileSync(at('kit.zip'));
    expect((await kit()).exitCode).toBe(0);
    expect(readFileSync(at('kit.zip')).equals(bytes)).toBe(true);
    for (const theirs of [Buffer.from('my thesis'), Buffer.concat([Buffer.from('!'), bytes])]) {
      writeFileSync(at('kit.zip'), theirs);
      const { exitCode, stderr } = await kit();
      expect([exitCode, stderr]).toEqual([
        2,
        expect.stringMatching(/^gradecheck: --out kit.zip: is a file that gradecheck did not write.*\n$/),
      ]);
      expect(readFileSync(at('kit.zip')).equals(theirs)).toBe(true);
    }
    rmSync(at('kit.zip'));
  });

  it('that meets a full disk leaves nothing', async () => {
    const command = [
      '-c',
      'ulimit -f 4; exec "$@"',
      'sh',
      'node',
      door,
      'kit',
      'softmax',
      '--out',
      'kit.zip',
    ];
    const { exitCode, stderr } = await execa('sh', command, { cwd: work, env, reject: false });
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^gradecheck: --out kit.zip: .*grow/)]);
    expect(readdirSync(work).filter((name) => name.startsWith('kit') || name.startsWith('.'))).toEqual([]);
  });
});
