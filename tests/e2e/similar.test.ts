/** The real command over the demo class, with a copy in disguise and an earlier term. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameId } from '../../grader/lms/member-id.ts';
import { renamed } from '../unit/similar/disguises.ts';
import { writeClassZip } from './class-zip.ts';
import { filesIn, gradecheck, submission, temporaryFolder, textsIn } from './command.ts';

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
    const { stdout } = await run(one, '--earlier', earlier, '--lang', 'zh');
    expect(stdout).toContain('2 similar pairs');
    await run(two, '--earlier', earlier, '--lang', 'zh');
    expect(textsIn(two)).toEqual(textsIn(one));
    expect(textsIn(one)['index.html']).toContain('kim（2025）');
  });

  it.each([
    [['--earlier', '/no/such/class'], 'no such file or folder'],
    [['--least', '3'], 'a percentage from 10 to 100'],
  ])('refuses %j', async (args, says) => {
    const { exitCode, stderr } = await run(join(temporaryFolder(), 'pages'), ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(says);
  });
});
