import { afterAll, describe, expect, it } from 'vitest';
import { openReader } from '../../../grader/similar/reader.ts';

const body = 'const total = rows.map((row) => row.reduce((sum, x) => sum + x * x, 0)).filter((x) => x > 1);';
const honest = `export function f(rows: number[][]) { ${body} return total.length > 3 ? total[0] : -1; }`;

/** Each bracket doubles the readings that a parser of TypeScript tries. */
const endless = `x = ${'async<T>(a='.repeat(60)}1${')'.repeat(60)}`;

const reader = openReader();
const hurried = openReader({ timeMs: 10_000 });
afterAll(() => Promise.all([reader.close(), hurried.close()]));

describe('the reader of texts', () => {
  it('leaves out a text that never comes to an end, and reads the next one', async () => {
    const { files, problems } = await hurried.read({ 'a.ts': endless, 'b.ts': honest });
    expect(problems).toEqual([{ file: 'a.ts', reason: 'too-long' }]);
    expect(files.get('b.ts')?.length).toBeGreaterThan(0);
  }, 60_000);

  it.each([
    ['that is nested without end', '['.repeat(200_000)],
    ['that is no code', 'I could not do it, sorry!'],
    ['of bytes', '\u0000\ufffd\u0001'],
  ])('leaves out a text %s', async (_, text) => {
    const { problems } = await reader.read({ 'a.ts': text, 'b.ts': honest });
    expect(problems).toEqual([{ file: 'a.ts', reason: 'does-not-parse' }]);
  });

  it('leaves out what is larger than any submission, and says so of each file', async () => {
    const large = `${'// filler\n'.repeat(50_000)}`;
    const { files, problems } = await reader.read({ 'a.ts': large, 'b.ts': honest });
    expect(problems).toEqual([{ file: 'a.ts', reason: 'too-large' }]);
    expect([...files.keys()]).toEqual(['b.ts']);
  });

  it('reads enums and namespaces, which are more than types', async () => {
    const { problems } = await reader.read({
      'a.ts': `enum Kind { A, B }\nnamespace N { ${body} }\n${honest}`,
    });
    expect(problems).toEqual([]);
  });
});
