/** The runner must see escapes, or a corpus that is held says nothing: `node:vm` is no wall, and attacks get out of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attack, CodeAttack } from '../../../grader/attack/attack.ts';
import { attacks } from '../../../grader/attack/corpus/all.ts';
import { type Ground, openGround, runAttack } from '../../../grader/attack/run.ts';
import { loadTemplates } from '../../../grader/cli/templates.ts';

const named = (name: string): Attack => attacks.find((attack) => attack.name === name)!;

async function breachesOf(ground: Ground, attack: Attack): Promise<string[]> {
  const { breaches } = await runAttack(ground, attack);
  return breaches.map(({ kind, text }) => `${kind}: ${text}`);
}

describe.skipIf(process.platform !== 'linux')('without a wall', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await openGround('local', loadTemplates());
  });
  afterAll(() => ground.close());

  it.each([
    ['constructor-escape', 'escape: REACHED:v24'],
    ['environment', 'escape: REACHED:'],
    ['walk-the-disk', 'escape: read the secret of the host'],
    ['proc-files', 'escape: REACHED:'],
    ['results-file', 'escape: wrote to the disk of the host'],
    ['disk-fill', 'escape: wrote to the disk of the host'],
    ['signal-the-parent', 'escape: signalled the host'],
    ['open-the-debugger', 'escape: signalled the host'],
    ['sockets', 'escape: REACHED:the network'],
    ['fork-bomb', 'escape: started a program that is still there'],
    ['daemon', 'escape: started a program that is still there'],
    ['process-exit', 'escape: an answer was "processExit"'],
  ])('sees %s get out', async (name, breach) => {
    const breaches = await breachesOf(ground, named(name));
    expect(
      breaches.some((text) => text.startsWith(breach)),
      breaches.join('\n'),
    ).toBe(true);
  });

  it('finds nothing wrong with an attack that needs a wall no more than honest code', async () => {
    expect(await breachesOf(ground, named('nan-everywhere'))).toEqual([]);
  });
});

describe('what the runner sees behind a wall', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await openGround('isolate', loadTemplates());
  });
  afterAll(() => ground.close());

  const attack = named('nan-everywhere') as CodeAttack;
  const honest = 'export const double = (x) => x.map((value) => 2 * value);';
  const shift = 'export const shift = (x, by) => x.map((value) => value + by);';
  const handedIn = (source: string): CodeAttack => ({ ...attack, files: { 'attacked.ts': source } });

  it('credit that was not due, and points that others lost', async () => {
    expect(await breachesOf(ground, handedIn(`${honest}\n${shift}`))).toEqual([
      'escape: double-all was judged right',
      'neighbour: total-twice was judged missing',
      'neighbour: total-agrees was judged missing',
    ]);
  });

  it('an answer of another kind than the attack may get', async () => {
    const thrown = handedIn(`export const double = () => { throw 1; };\n${shift}`);
    expect(await breachesOf(ground, thrown)).toContain('escape: an answer was "threw"');
  });

  it('what code says it has reached', async () => {
    const source = `export const double = () => 'REACHED:' + 1;\n${shift}`;
    expect(await breachesOf(ground, handedIn(source))).toContain('escape: REACHED:1');
  });

  it('an archive that is read although it should be refused, and the other way round', async () => {
    const link = named('link-to-a-file') as Extract<Attack, { kind: 'archive' }>;
    const slip = named('zip-slip') as Extract<Attack, { kind: 'archive' }>;
    expect(await breachesOf(ground, { ...link, expect: slip.expect })).toEqual([
      'escape: it was read: attacked.ts, measured.ts, neighbour.ts',
    ]);
    const [breach] = await breachesOf(ground, { ...slip, expect: link.expect });
    expect(breach).toMatch(/^escape: it was refused: /);
  });

  it('what a page shows that it must not', async () => {
    const markup = named('markup') as Extract<Attack, { kind: 'report' }>;
    expect(await breachesOf(ground, { ...markup, never: { pages: ['alert(1)'] } })).toEqual([
      'escape: pages: "alert(1)"',
    ]);
  });
});

describe('the corpus', () => {
  it('has one number and one name for each attack, in order', () => {
    const numbers = attacks.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  });
});
