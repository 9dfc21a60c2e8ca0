/** The real command over the demo class, with a copy in disguise and an earlier term. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameId } from '../../grader/lms/member-id.ts';
import { renamed } from '../unit/similar/disguises.ts';
import { writeClassZip } from './class-zip.ts';
import {
  allowing,
  filesIn,
  gradecheck,
  resultsIn,
  submission,
  temporaryFolder,
  textsIn,
  withoutTimings,
} from './command.ts';

const slug = 'softmax';
const loops = readFileSync(join(submission(slug, 'right-loops'), 'softmax.ts'), 'utf8');
const functional = readFileSync(join(submission(slug, 'right-functional'), 'softmax.ts'), 'utf8');
let zip: string;
let earlier: string;
beforeAll(async () => {
  const added = { 'zoe/softmax.ts': renamed(loops), 'yan/softmax.ts': 'I could not do it' };
  zip = await writeClassZip(temporaryFolder(), { slug, only: ['right-loops', 'right-functional'], added });
  earlier = join(temporaryFolder(), '2025');
  for (const name of ['kim', 'lee']) mkdirSync(join(earlier, name), { recursive: true });
  writeFileSync(join(earlier, 'lee/softmax.ts'), 'export const hardmax = 1;');
  writeFileSync(join(earlier, 'kim/softmax.ts'), `// mine\n${functional}`);
});

const run = (out: string, ...more: string[]) =>
  gradecheck(['similar', zip, '-a', slug, '--out', out, ...more]);

describe('gradecheck similar', () => {
  it('finds the copy and nobody else, and says who was not compared', async () => {
    const out = join(temporaryFolder(), 'pages');
    const { exitCode, stdout } = await run(out, '--json');
    expect(exitCode).toBe(0);
    const { pairs, notCompared } = JSON.parse(stdout);
    expect(pairs).toMatchObject([
      { left: { id: nameId('right-loops') }, right: { id: nameId('zoe') }, page: 'pairs/001.html' },
    ]);
    expect(notCompared).toMatchObject([{ text: { id: nameId('yan') }, reason: 'does-not-parse' }]);
    expect(filesIn(out)).toEqual([
      ...['gradecheck-files.json', 'index.html', 'pairs/001.html', 'similar.json'],
    ]);
  });

  it('compares with earlier terms, and gives the same bytes again', async () => {
    const [one, two] = [join(temporaryFolder(), 'one'), join(temporaryFolder(), 'two')];
    const { stdout } = await run(one, '--with', earlier, '--lang', 'zh');
    expect(stdout).toContain('2 similar pairs');
    await run(two, '--with', earlier, '--lang', 'zh');
    expect(textsIn(two)).toEqual(textsIn(one));
    expect(textsIn(one)['index.html']).toContain('kim（2025）');
  });

  it('compares with several earlier terms, told apart also where their folders have one name', async () => {
    const twin = join(temporaryFolder(), '2025');
    for (const name of ['max', 'ned']) mkdirSync(join(twin, name), { recursive: true });
    writeFileSync(join(twin, 'max/softmax.ts'), functional);
    writeFileSync(join(twin, 'ned/softmax.ts'), 'export const hardmax = 2;');
    const out = join(temporaryFolder(), 'pages');
    const { stdout } = await run(out, '--with', earlier, '--with', twin, '--json');
    const { pairs } = JSON.parse(stdout);
    expect(pairs.flatMap(({ right }: { right: { earlier?: string } }) => right.earlier ?? [])).toEqual([
      ...[`2025, ${earlier}`, `2025, ${twin}`],
    ]);
  });

  it.each([
    [['--with', '/no/such/class'], 'no such file or folder'],
    [['--least', '3'], 'a percentage from 10 to 100'],
  ])('refuses %j', async (args, says) => {
    const { exitCode, stderr } = await run(join(temporaryFolder(), 'pages'), ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(says);
  });
});

describe('gradecheck similar over the folder of a batch', () => {
  let graded: string;
  const batch = (out: string, ...more: string[]) =>
    gradecheck(['batch', zip, '-a', slug, '--out', out, '--public', ...allowing, ...more]);
  beforeAll(async () => {
    graded = join(temporaryFolder(), 'graded');
    expect(await batch(graded, '--lang', 'zh')).toMatchObject({ exitCode: 0 });
  });

  it('finds what it finds in the archive, in the language of the class, and changes nothing in the folder', async () => {
    const [ofFolder, ofZip] = [join(temporaryFolder(), 'folder'), join(temporaryFolder(), 'zip')];
    const before = textsIn(graded);
    const { exitCode } = await gradecheck(['similar', graded, '--out', ofFolder]);
    expect(exitCode).toBe(0);
    await run(ofZip, '--lang', 'zh');
    expect(textsIn(ofFolder)).toEqual(textsIn(ofZip));
    expect(textsIn(graded)).toEqual(before);
  });

  it('takes one as an earlier term', async () => {
    const { stdout } = await gradecheck([
      ...['similar', earlier, '-a', slug, '--with', graded, '--json'],
      ...['--out', join(temporaryFolder(), 'pages')],
    ]);
    const { pairs } = JSON.parse(stdout);
    expect(pairs).toMatchObject([
      { left: { id: nameId('kim') }, right: { id: nameId('right-functional'), earlier: 'graded' } },
    ]);
  });

  it('leaves out what its students were given, whatever is handed out today', async () => {
    const shown = textsIn(graded);
    const [current = ''] = Object.keys(shown).filter((path) => path.startsWith('ledger/classes/'));
    const { given } = JSON.parse(
      shown[current]!.split('\n').find((line) => line.includes('settings'))!,
    ).settings;
    expect(shown[`ledger/sources/${given}.json`]).toContain('starter/softmax.ts');
  });

  it.each([
    [['-a', 'optimizers'], 'was graded for softmax, not for optimizers'],
    [['--out', 'inside'], 'lies inside the class'],
  ])('refuses %j', async (args, says) => {
    const out = args.map((arg) => (arg === 'inside' ? join(graded, 'pages') : arg));
    const more = out.includes('--out') ? [] : ['--out', join(temporaryFolder(), 'pages')];
    const { exitCode, stderr } = await gradecheck(['similar', graded, ...more, ...out]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(says)]);
  });

  it('refuses a class without its assignment, and a folder of results that are no class', async () => {
    const nothing = await gradecheck(['similar', zip, '--out', join(temporaryFolder(), 'pages')]);
    expect([nothing.exitCode, nothing.stderr]).toEqual([2, expect.stringContaining('say with -a')]);
    const pages = join(temporaryFolder(), 'pages');
    await run(pages);
    const noClass = await gradecheck(['similar', pages, '--out', join(temporaryFolder(), 'more')]);
    expect([noClass.exitCode, noClass.stderr]).toEqual([
      2,
      expect.stringContaining('is not a folder that `batch` wrote'),
    ]);
  });

  it('batch --similar leads from the class page to the pairs, and nothing else of it is another', async () => {
    const [one, two] = [join(temporaryFolder(), 'one'), join(temporaryFolder(), 'two')];
    const { stdout } = await batch(one, '--similar');
    expect(stdout).toMatch(/\n\d+ similar pairs?: \S*similar\/index\.html\n$/);
    const texts = textsIn(one);
    expect(texts['index.html']).toContain('href="similar/pairs/001.html"');
    expect(texts['similar/pairs/001.html']).toContain('right-loops');
    await batch(two);
    await batch(two, '--similar');
    const results = (texts: Record<string, string>) =>
      Object.entries(withoutTimings(texts)).filter(([path]) => !path.startsWith('ledger/'));
    expect(results(textsIn(two))).toEqual(results(texts));
    await batch(two);
    expect(resultsIn(two).filter((path) => path.startsWith('similar/'))).toEqual([]);
    expect(await gradecheck(['regrade', two, '--undo'])).toMatchObject({ exitCode: 0 });
    expect(results(textsIn(two))).toEqual(results(texts));
  });
});
