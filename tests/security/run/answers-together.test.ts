import { describe, expect, it } from 'vitest';
import type { Answer, Call } from '../../../grader/model.ts';
import { callOf, realms, returned, runOnce } from '../../unit/run/sandboxes.ts';

/** For limits that are not time: no busy machine may reach these first. */
const limits = { callTimeMs: 20_000, submissionTimeMs: 60_000, answersMb: 1 };

const tooMuch = { kind: 'stopped', limit: { name: 'answersMb', value: 1 } };
const words = (answer: Answer) => (answer.kind === 'stopped' ? answer.limit.name : answer.kind);

/** Calls of the functions in `names`, in that order. */
const calls = (...names: readonly string[]): Call[] =>
  names.map((name, index) => callOf(name, [], `${index} ${name}`));

describe.each(realms)('all answers of a submission together, at level %s', (isolation) => {
  const ask = (source: string, ...names: readonly string[]) =>
    runOnce(source, calls(...names), { isolation, limits });

  it('may take so much of the host’s memory: the call that goes beyond is stopped, small answers still fit', async () => {
    const source =
      'export const large = () => new Array(12_000).fill(0); export const small = () => 1; export const gone = 1;';
    const answers = await ask(source, 'large', 'large', 'large', 'small', 'gone', 'large', 'small');
    expect(Object.values(answers).map(words)).toEqual([
      ...['returned', 'returned', 'answersMb', 'returned', 'missing', 'answersMb', 'returned'],
    ]);
    expect(answers['2 large']).toEqual(tooMuch);
    expect(returned(answers['6 small'])).toBe(1);
  });

  it('count on when a worker had to be replaced', async () => {
    const source = `export const large = () => new Array(9000).fill(0);
      export const stuck = () => { for (;;) console.log('x'.repeat(9999)); };`;
    const answers = await ask(source, 'large', 'stuck', 'large', 'large');
    expect(Object.values(answers).map(words)).toEqual([
      ...['returned', 'consoleBytes', 'returned', 'answersMb'],
    ]);
  });

  it.each([
    ['empty objects', 'return new Array(900).fill({});', 2],
    ['lists in lists', 'return new Array(800).fill([[[[0]]]]);', 2],
    ['things that are no data', 'return new Array(1000).fill(() => 1);', 2],
    ['long texts', "return 'x'.repeat(100_000);", 2],
    ['keys', 'return Object.fromEntries(Array.from({ length: 1500 }, (_, i) => ["k" + i, 0]));', 2],
  ])('count %s', async (_, body, fitting) => {
    const names = Array.from({ length: fitting + 2 }, () => 'f');
    const answers = Object.values(await ask(`export const f = () => { ${body} };`, ...names)).map(words);
    expect(answers.slice(0, fitting)).not.toContain('answersMb');
    expect(answers.slice(fitting)).toEqual(['answersMb', 'answersMb']);
  });

  it.each([
    ['lines', 'line of a matrix ', 'return 1;'],
    ['what a line writes in six characters', '\\u0001', 'return 1;'],
    ['lines before a throw', 'line of a matrix ', "throw new Error('not so'.repeat(400));"],
  ])('are never too much by printing alone: %s', async (_, text, end) => {
    const source = `export const loud = () => { console.log('${text}'.repeat(4000)); ${end} };
      export const stuck = () => { for (;;) console.log('${text}'.repeat(4000)); };
      export const small = () => 1;`;
    const names = ['stuck', ...Array.from({ length: 20 }, () => 'loud'), 'stuck', 'small'];
    const told = Object.values(await ask(source, ...names)).map(words);
    expect(told).not.toContain('answersMb');
    expect(told.filter((word) => word === 'consoleBytes')).toHaveLength(2);
  });

  it('keep their marks at the usual limits when each of sixty calls prints 60 KiB', async () => {
    const source = `export const double = (x: number) => {
      for (let line = 0; line < 60; line += 1) console.log('1.25, '.repeat(170));
      return 2 * x;
    };`;
    const sixty = Array.from({ length: 60 }, (_, x) => callOf('double', [x], `${x}`));
    const answers = await runOnce(source, sixty, { isolation, limits: { callTimeMs: 20_000 } });
    expect(Object.values(answers).map(returned)).toEqual(sixty.map((_, x) => 2 * x));
  });
});
