/** A class whose grading is cut short: what was graded stays, and the same command goes on from there. */
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import seedrandom from 'seedrandom';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameId } from '../../grader/lms/member-id.ts';
import { killAtRandom } from '../../scripts/killed-class.ts';
import { largeClassSlug, makeLargeClass } from '../../scripts/large-class.ts';
import { hasBubblewrap } from '../machine.ts';
import { allowing, filesIn, gradecheck, root, temporaryFolder, textsIn, withoutTimings } from './command.ts';
import { copyRepository } from './repository-copy.ts';

const work = temporaryFolder();
const at = (...names: string[]) => join(work, ...names);
const args = (out: string, ...more: string[]) => [
  ...['batch', at('class'), '-a', largeClassSlug, '--out', out],
  ...['--public', ...allowing, ...more],
];
const run = (out: string, ...more: string[]) => gradecheck(args(out, ...more), { cwd: work });
const recordsIn = (out: string) => filesIn(at(out)).filter((path) => path.startsWith('ledger/records/'));
const timesOf = (out: string) => recordsIn(out).map((path) => [path, statSync(at(out, path)).mtimeMs]);

beforeAll(() => makeLargeClass(at('class'), 6));

/** Each test runs the command several times; how long that takes is the machine's. */
const patient = { timeout: 600_000 };

describe('a batch that is killed', patient, () => {
  it('at random moments loses nothing, runs nothing twice, and ends with the bytes of an undisturbed one', async () => {
    // `npm run kills` does it a hundred times.
    const random = seedrandom('two kills');
    const seen = await killAtRandom({ folder: temporaryFolder(), students: 6, kills: 2, random });
    expect(seen).toMatchObject({ kills: 2, rewritten: 0, different: [] });
    expect(seen.ends).toBeGreaterThan(0);
  });
});

describe('the ledger of a class', () => {
  beforeAll(() => run('out'));

  it('has a record for each member, who is not run again; the pages are the same bytes', async () => {
    const [times, texts] = [timesOf('out'), withoutTimings(textsIn(at('out')))];
    expect(times).toHaveLength(6);
    expect((await run('out', '--workers', '1')).exitCode).toBe(0);
    expect(timesOf('out')).toEqual(times);
    expect(withoutTimings(textsIn(at('out')))).toEqual(texts);
    for (const { timeMs } of JSON.parse(readFileSync(at('out/timings.json'), 'utf8'))) expect(timeMs).toBe(0);
  });

  it('grades a member again who handed in something else, and only that one', async () => {
    const before = timesOf('out');
    const file = at('class/student-00003/gradientChecking.ts');
    const text = readFileSync(file, 'utf8');
    appendFileSync(file, '// once more\n');
    await run('out');
    expect(timesOf('out')).toHaveLength(7);
    expect(timesOf('out')).toEqual(expect.arrayContaining(before));
    writeFileSync(file, text);
  });
});

/** A folder of its own: where members handed in again, some records are of what nobody asks for any more. */
describe('a record', () => {
  beforeAll(() => run('once'));

  it('that is torn is made again, with the same bytes', async () => {
    const [path = ''] = recordsIn('once');
    const whole = readFileSync(at('once', path), 'utf8');
    writeFileSync(at('once', path), whole.slice(0, 100));
    expect((await run('once')).exitCode).toBe(0);
    expect(readFileSync(at('once', path), 'utf8')).toBe(whole);
  });

  it('of another grading is refused by its name, and nothing is touched', async () => {
    const [one = '', other = ''] = recordsIn('once');
    const whole = readFileSync(at('once', one), 'utf8');
    writeFileSync(at('once', one), readFileSync(at('once', other), 'utf8'));
    const before = textsIn(at('once'));
    const { exitCode, stdout, stderr } = await run('once');
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(`gradecheck: ${one}: belongs under another name; remove it`);
    expect(textsIn(at('once'))).toEqual(before);
    writeFileSync(at('once', one), whole);
  });
});

describe.skipIf(!hasBubblewrap)('a disk of 3 MB', patient, () => {
  /** Runs the command where `place` is a disk of that many bytes that holds what is in `held`, and copies it back. */
  async function onDisk(bytes: number) {
    const mount = ['--dev-bind', '/', '/', '--size', String(bytes), '--tmpfs', at('place')];
    const weak = ['--isolation', 'isolate', '--allow-weak-isolation'];
    const script = 'cp -r held/. place; "$@"; code=$?; cp -r place/. held; exit $code';
    const command = ['sh', '-c', script, 'sh', 'node', join(root, 'bin/gradecheck.mjs')];
    const all = [...mount, '--', ...command, ...args('place'), ...weak];
    return execa('bwrap', all, { cwd: work, reject: false });
  }

  it('is told when it is full; what was graded stays, and the command goes on when there is room', async () => {
    for (const name of ['place', 'held']) mkdirSync(at(name));
    makeLargeClass(at('class'), 40);
    const full = await onDisk(3_000_000);
    expect(full.exitCode).toBe(2);
    expect(full.stderr).toMatch(/gradecheck: --out place: cannot be written: the disk is full/);
    const graded = timesOf('held');
    expect(graded.length).toBeGreaterThan(5);
    for (const path of recordsIn('held')) JSON.parse(readFileSync(at('held', path), 'utf8'));
    const after = await onDisk(60_000_000);
    expect([after.exitCode, after.stderr.split('\n').length]).toEqual([0, 41]);
    expect(recordsIn('held')).toHaveLength(40);
    const timings: { timeMs: number }[] = JSON.parse(readFileSync(at('held/timings.json'), 'utf8'));
    expect(timings.filter(({ timeMs }) => timeMs === 0)).toHaveLength(graded.length);
  });
});

it('a member at whom we failed is tried again by the next run, and the others are not', patient, async () => {
  const copy = await copyRepository();
  const judge = join(copy.folder, 'grader/grade.ts');
  const text = readFileSync(judge, 'utf8');
  const fault = "if (submission.name === 'student-00001') throw new Error('a bad day');";
  const faulty = text.replace(/\): Promise<Grading> \{/, `$& ${fault}`);
  expect(faulty).not.toBe(text);
  writeFileSync(judge, faulty);
  makeLargeClass(join(copy.folder, 'class'), 3);
  const batch = ['batch', 'class', '-a', largeClassSlug, '--out', 'out', '--public', '--json', ...allowing];
  const failed = await copy.gradecheck(...batch);
  expect(failed.exitCode).toBe(3);
  expect(JSON.parse(failed.stdout).submissions[1]).toMatchObject({ state: 'error', earned: null });
  writeFileSync(judge, text);
  const mended = await copy.gradecheck(...batch);
  expect(mended.exitCode).toBe(0);
  expect(JSON.parse(mended.stdout).submissions[1]).toMatchObject({ state: 'graded', earned: 100 });
  const timings: { id: string; timeMs: number }[] = JSON.parse(
    readFileSync(join(copy.folder, 'out/timings.json'), 'utf8'),
  );
  expect(timings.filter(({ timeMs }) => timeMs > 0).map(({ id }) => id)).toEqual([nameId('student-00001')]);
});
