/** What a path can hold means the same in every realm, and from a folder as from a zip. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSubmission } from '../../../grader/intake/intake.ts';
import type { Sandbox } from '../../../grader/model.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { folderWith, zipWith } from '../intake/material.ts';
import { callOf, realms, returned } from './sandboxes.ts';

const expected = { files: ['main.ts'], given: {} };

/** The name of a file, and how it is imported when that differs. */
const written: readonly (readonly [file: string, specifier?: string])[] = [
  ['工具.ts'],
  ['工具.ts', '工具'],
  ['工具/索引.ts'],
  ['🎓.ts'],
  ['é.ts'],
  ['e\u0301.ts', 'é.ts'],
  ['é.ts', 'e\u0301.ts'],
  ['Ã©.ts'],
  ['å·¥å·.ts'],
  ['ÿ.ts'],
  ['a b.ts'],
  ['a%20b.ts'],
  ['100%.ts'],
  ['%E5%B7%A5.ts'],
  ['a#b.ts'],
  ['a?b.ts'],
  ['a&b.ts'],
  ["a'b.ts"],
  ['a"b.ts'],
  ['[x].ts'],
  ['a (1).ts'],
  ['a (main.ts:1:1).ts'],
  ['ab:1:2.ts'],
  ['a;b.ts'],
  ['a`b$c.ts'],
  ['привет.ts'],
  ['ｗｉｄｅ／slash.ts'],
];
const names = written.map(([file, specifier = file]) => ({ file, specifier }));

const importing = (specifier: string) =>
  `import { g } from ${JSON.stringify(`./${specifier}`)};\nexport const f = (x: number) => g(x);\n`;

const helper =
  "export function g(x: number) {\n  if (x < 0) throw new Error('名 negative');\n  return x;\n}\n";

describe.each(realms)('a file’s name in the realm of level %s', (isolation) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ code: { entries: { 'main.ts': ['f'] }, sources: {} }, isolation });
  });
  afterAll(() => sandbox.close());
  const calls = [callOf('f', [3], 'right'), callOf('f', [-1], 'throws')];

  it.each(names)(
    '$file is found as ./$specifier, from a folder and from a zip',
    async ({ file, specifier }) => {
      const tree = { 'main.ts': importing(specifier), [file]: helper };
      for (const path of [await folderWith(tree), await zipWith(tree)]) {
        const answers = await sandbox.run((await readSubmission(path, expected)).files, calls);
        expect(returned(answers['right'])).toBe(3);
        const place = { file: file.normalize('NFC'), line: 2, column: 20 };
        expect(answers['throws']).toEqual({ kind: 'threw', message: '名 negative', place });
      }
    },
  );

  it.each(names)(
    '$file, imported as ./$specifier, is named where it does not parse',
    async ({ file, specifier }) => {
      for (const [broken, line] of [
        ['\nconst = 1;', 2],
        ['\n\nlet a = 1;\nlet a = 2;', 4],
      ] as const) {
        const tree = { 'main.ts': importing(specifier), [file.normalize('NFC')]: broken };
        const answers = await sandbox.run(tree, calls);
        const place = expect.objectContaining({ file: file.normalize('NFC'), line });
        expect(answers['right']).toMatchObject({ absence: { kind: 'does-not-parse', place } });
      }
    },
  );

  it.each(names)(
    '$file, imported as ./$specifier, is named where it fails while it is loaded',
    async ({ file, specifier }) => {
      const tree = { 'main.ts': importing(specifier), [file.normalize('NFC')]: `\nnull.x;\n${helper}` };
      const place = { file: file.normalize('NFC'), line: 2, column: 6 };
      const answers = await sandbox.run(tree, calls);
      expect(answers['right']).toMatchObject({ absence: { kind: 'fails-to-load', place } });
    },
  );

  it.each(['./absent工具.ts', './\ud800.ts', '工具'])(
    '%j, where it is absent, is told as written',
    async (specifier) => {
      const source = `import ${JSON.stringify(specifier)}; export const f = () => 1;`;
      const absence = { kind: 'bad-import', file: 'main.ts', specifier: specifier.toWellFormed() };
      expect((await sandbox.run({ 'main.ts': source }, calls))['right']).toEqual({
        kind: 'missing',
        absence,
      });
    },
  );
});
