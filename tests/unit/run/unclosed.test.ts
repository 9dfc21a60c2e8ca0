/** What is opened and never closed, found in texts that do not parse. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Bracket, readBrackets } from '../../../grader/run/worker/brackets.ts';
import { findUnclosed } from '../../../grader/run/worker/unclosed.ts';

/** The text without `⟨`, and where that stands: in front of what is never closed. */
function marked(text: string): [text: string, line: number, column: number] {
  const before = text.slice(0, text.indexOf('⟨')).split(/\r\n|[\n\r]/);
  return [text.replace('⟨', ''), before.length, (before.at(-1) ?? '').length + 1];
}

/** Texts by what they show, from a file in which `=== ` begins each; `⟨` stands in front of what is never closed. */
const shapes = new Map(
  readFileSync(new URL('unclosed-shapes.txt', import.meta.url), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((shape) => [shape.slice(0, shape.indexOf('\n')), shape.slice(shape.indexOf('\n') + 1)] as const),
);

describe('what is never closed', () => {
  it.each([...shapes])('is found: %s', (_, shape) => {
    const [text, line, column] = marked(shape);
    expect(findUnclosed(text)).toMatchObject({ line, column });
  });

  it.each([
    ['\r\n', (text: string) => text.replaceAll('\n', '\r\n')],
    ['\r', (text: string) => text.replaceAll('\n', '\r')],
    ['tabs', (text: string) => text.replaceAll('  ', '\t')],
    ['tabs for four columns', (text: string) => text.replaceAll('    ', '\t')],
  ])('is found in texts with %s', (_, written) => {
    for (const shape of shapes.values()) {
      const [text, line, column] = marked(written(shape));
      expect(findUnclosed(text)).toMatchObject({ line, column });
    }
  });

  it.each([
    ['const a = [1, 2](;);\n'],
    ['const = 1;\nfunction f() {\n  return 1;\n}\n'],
    ['function f() {\n  return 1;\n}\n}\n'],
    ['const a = b);\n'],
    ['function f() \n  if (a) {\n    b();\n  }\n}\n'],
    ['function f() {\nif (a) {\n      b();\n        }\n   }\nconst = 1;'],
    ['const a = 1 /* a path: src/*.ts */ +;'],
    [''],
  ])('is nothing where everything is closed: %j', (text) => {
    expect(findUnclosed(text)).toBeUndefined();
  });
});

/** Every text of the project's right submissions, by its path. */
const right = new Map(
  globSync('tests/students/*/right/{right-loops,right-functional}/*.{ts,js}')
    .sort()
    .map((path) => [path, readFileSync(path, 'utf8')]),
);

/** Each pair of brackets in `text`, as the one that opens and the one that closes. */
function pairsIn(text: string): [Bracket, Bracket][] {
  const open: Bracket[] = [];
  const pairs: [Bracket, Bracket][] = [];
  readBrackets(text, (bracket) => {
    if (bracket.is === 'opened') open.push(bracket);
    else pairs.push([open.pop()!, bracket]);
  });
  return pairs;
}

describe('in right submissions', () => {
  it('nothing is open', () => {
    expect(right.size).toBeGreaterThan(20);
    for (const [path, text] of right) expect([path, findUnclosed(text)]).toEqual([path, undefined]);
  });

  it('the line is found of 99 in 100 brackets whose closing one is deleted', () => {
    const missed: string[] = [];
    let tried = 0;
    for (const [path, text] of right) {
      for (const [opened, closed] of pairsIn(text).filter((_, index) => index % 17 === 0)) {
        const broken = text.slice(0, closed.offset) + text.slice(closed.offset + 1);
        tried += 1;
        if (findUnclosed(broken)?.line !== opened.line) missed.push(`${path}:${opened.line}`);
      }
    }
    expect(tried).toBeGreaterThan(500);
    expect(missed.length / tried, missed.join('\n')).toBeLessThanOrEqual(0.01);
  });
});

describe('of a hostile text', () => {
  const size = 1 << 20;
  const filled = (unit: string) => unit.repeat(size / unit.length);

  it.each([
    ['brackets', filled('(')],
    ['closing brackets', `${'('.repeat(60)}${filled(']')}`],
    ['lines with brackets', `${'    {\n'.repeat(60)}${filled('{\n}\n')}`],
    ['templates in templates', filled('`${')],
    ['backticks in a template', `${'`${'.repeat(500)}${filled('`')}`],
    ['classes without an end', filled('[[[=/[')],
    ['comments', filled('\n/*')],
    ['strings', filled("'\n")],
    ['pairs of all kinds that cross', filled('({[({[})')],
  ])('%s, nothing is thrown, and the place is in it', (_, text) => {
    const { line = 1, column = 1 } = findUnclosed(text) ?? {};
    expect([line, column].every((number) => number >= 1 && number <= text.length)).toBe(true);
  });
});
