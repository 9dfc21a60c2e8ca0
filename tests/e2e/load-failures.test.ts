/** What students are told of files that do not load: what is wrong, where, and what to do, inputs hidden or not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attackCode, attackLimits, attackPlan, honestFiles } from '../../grader/attack/assignment.ts';
import { reportsOf } from '../../grader/batch/publish.ts';
import { loadTemplates } from '../../grader/cli/templates.ts';
import { type Grading, grade } from '../../grader/grade.ts';
import type { HiddenReport, IsolationLevel, Language, Sandbox, SourceFiles } from '../../grader/model.ts';
import { explain } from '../../grader/report/explain.ts';
import { renderHtml } from '../../grader/report/html.ts';
import { reportToJson } from '../../grader/report/json.ts';
import { renderTerminal } from '../../grader/report/terminal.ts';
import { openSandbox } from '../../grader/run/sandbox.ts';
import { realms } from '../unit/run/sandboxes.ts';

/** A text of `attacked.ts`, or all files that are other than in an honest submission, and what is said of them. */
type Kind = {
  readonly files: string | SourceFiles;
  /** Line and column. */
  readonly at?: readonly [number, number];
  readonly en: readonly [says: string, help: string];
  readonly zh: readonly [says: string, help: string];
};

/** Said of modules that are written in a way that is not here. */
const otherModules = (message: string): Pick<Kind, 'en' | 'zh'> => ({
  en: [message, '`require`, `module.exports`, `exports.x =` and `export =` are not available here'],
  zh: [message, '此处不支持 `require`、`module.exports`、`exports.x =` 和 `export =`'],
});

const dynamicImport: Pick<Kind, 'en' | 'zh'> = {
  en: [
    'Not supported',
    'write `import { … } from` at the top of the file; `import(…)` is not available here',
  ],
  zh: ['Not supported', '请在文件开头写 `import { … } from`；此处不支持 `import(…)`'],
};

const bracket = (opening: string, closing: string): Pick<Kind, 'en' | 'zh'> => ({
  en: [`\`${opening}\` that is opened there seems never to be closed`, `write the missing \`${closing}\``],
  zh: [`从那里开始的 \`${opening}\` 似乎一直没有闭合`, `补上 \`${closing}\``],
});

const string = (quote: string): Pick<Kind, 'en' | 'zh'> => ({
  en: [`text that begins there with \`${quote}\` has no end in its line`, `write the missing \`${quote}\``],
  zh: [`从那里开始的字符串（以 \`${quote}\` 开头）在该行没有结束`, `补上 \`${quote}\``],
});

const letterCase = (written: string, similar: string, file: string): Pick<Kind, 'en' | 'zh'> => ({
  en: [
    `\`attacked.ts\` imports \`${written}\``,
    `write \`${similar}\`: the file is called \`${file}\`; capital and small letters count`,
  ],
  zh: [`\`attacked.ts\` 导入了 \`${written}\``, `请写成 \`${similar}\`：文件名为 \`${file}\`，区分大小写`],
});

const double = 'function double(x) {\n  return x;\n}\n';

/** Fifty lines, then a loop that is opened in line 55 and never closed. */
const braceInLine55 = `${'// …\n'.repeat(52)}export function double(x) {
  const out = [];
  for (const y of x) {
    out.push(2 * y);
  return out;
}
export const shift = (x, by) => x.map((y) => y + by);
`;

const kinds: Readonly<Record<string, Kind>> = {
  require: {
    files: "export const shift = 1;\nconst fs = require('fs');\n",
    at: [2, 12],
    ...otherModules('ReferenceError: require is not defined'),
  },
  'module.exports': {
    files: `${double}module.exports = { double };\n`,
    at: [4, 1],
    ...otherModules('ReferenceError: module is not defined'),
  },
  'exports.x': {
    files: `${double}exports.double = double;\n`,
    at: [4, 1],
    ...otherModules('ReferenceError: exports is not defined'),
  },
  'export =': {
    files: `${double}export = { double };\n`,
    at: [4, 10],
    ...otherModules('ReferenceError: module is not defined'),
  },
  'import x = require': {
    files: `${double}import fs = require('fs');\nexport { double };\n`,
    at: [4, 8],
    ...otherModules('ReferenceError: require is not defined'),
  },
  'a top-level await of import()': {
    files: "export const shift = 1;\nconst lists = await import('./lists.ts');\n",
    at: [2, 15],
    ...dynamicImport,
  },
  'import() and then': {
    files:
      "let lists;\nimport('./lists.ts').then((found) => { lists = found; });\nexport const double = 1;\n",
    at: [2, 1],
    ...dynamicImport,
  },
  'a brace that is never closed': { files: braceInLine55, at: [55, 22], ...bracket('{', '}') },
  'a parenthesis that is never closed': {
    files: 'export function double(x) {\n  return x.map((y) => 2 * y;\n}\n',
    at: [2, 15],
    ...bracket('(', ')'),
  },
  'a square bracket that is never closed': {
    files: 'const rows = [\n  [1, 2,\n  [3, 4],\n];\nexport const double = () => rows;\n',
    at: [2, 3],
    ...bracket('[', ']'),
  },
  'a text that is never closed': {
    files: "export const name = 'double;\nexport const double = (x) => x;\n",
    at: [1, 21],
    ...string("'"),
  },
  'a text in JavaScript that is never closed': {
    files: {
      'attacked.ts': "export { double, shift } from './work.js';\n",
      'work.js': 'export const double = (x) => x;\nconst name = "double;\n',
    },
    at: [2, 14],
    ...string('"'),
  },
  'a template that is never closed': {
    files: `${double}const bad = \`a;\nconst worse = \`b\`;\nexport { double };\n`,
    at: [4, 13],
    en: ['The template that begins there with a backtick has no end', 'write the missing backtick'],
    zh: ['从那里开始的模板字符串（以反引号开头）没有结束', '补上反引号'],
  },
  'a comment that is never closed': {
    files: `/* doubles\n${double}export { double };\n`,
    at: [1, 1],
    en: ['comment that begins there with `/*` has no end of its own', 'write the missing `*/`'],
    zh: ['从那里开始的注释（以 `/*` 开头）没有自己的结尾', '补上 `*/`'],
  },
  'an endless loop outside of all functions': {
    files: `${double}while (true) {}\nexport { double };\n`,
    en: ['stopped while the file `attacked.ts` was loading', 'an endless loop outside of all functions'],
    zh: ['文件 `attacked.ts` 在加载时被中止', '函数之外、或在那里调用的函数中有死循环'],
  },
  'an import in other letters': {
    files: { 'attacked.ts': "export { double } from './Lists.ts';\n", 'lists.ts': `export ${double}` },
    ...letterCase('./Lists.ts', './lists.ts', 'lists.ts'),
  },
  'an import from a folder in other letters, without an ending': {
    files: {
      'attacked.ts': "export { double } from './Parts/lists';\n",
      'parts/lists.ts': `export ${double}`,
    },
    ...letterCase('./Parts/lists', './parts/lists.ts', 'parts/lists.ts'),
  },
};

const told: readonly (HiddenReport | 'all')[] = ['all', 'mistakes', 'verdicts', 'marks'];

/** The report that a student gets, of public inputs where all is told. */
function reportOf(grading: Grading, how: HiddenReport | 'all', language: Language) {
  const submission = { id: 'ada', name: 'Ada', files: {}, notes: [] };
  const visibility = how === 'all' ? 'public' : 'hidden';
  const view = { language, templates: {}, isolation: 'isolate' as const };
  const hiddenReport = how === 'all' ? undefined : how;
  const shown = { ...grading, plan: { ...grading.plan, visibility } as const };
  return reportsOf(shown, submission, { ...view, hiddenReport }).student;
}

const openAt = (isolation: IsolationLevel) =>
  openSandbox({ code: attackCode, limits: { ...attackLimits, callTimeMs: 2000 }, isolation });

const gradeIn = (sandbox: Sandbox, files: Kind['files']) => {
  const own = typeof files === 'string' ? { 'attacked.ts': files } : files;
  return grade(attackPlan('hidden'), { files: { ...honestFiles, ...own } }, sandbox);
};

describe.each(realms)('at level %s, a student is told of', (isolation) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openAt(isolation);
  });
  afterAll(() => sandbox.close());

  it.each(Object.entries(kinds))('%s', async (_, { files, at, ...said }) => {
    const grading = await gradeIn(sandbox, files);
    for (const language of ['en', 'zh'] as const) {
      const [full, ...hidden] = told.map((how) =>
        explain(reportOf(grading, how, language).results[0]!, language),
      );
      const { what, where = '', comparison = '', help } = full!;
      expect([what, comparison].join()).toContain(said[language][0]);
      expect(help).toContain(said[language][1]);
      if (at !== undefined) {
        const [line, column] = at;
        expect(where).toContain(
          language === 'en' ? `line ${line}, column ${column}` : `第 ${line} 行第 ${column} 列`,
        );
      }
      expect(hidden).toEqual([full, full, full]);
    }
  });
});

it('shows it wherever a hidden report is shown', async () => {
  const sandbox = await openAt('isolate');
  const grading = await gradeIn(sandbox, `${double}module.exports = { double };\n`);
  await sandbox.close();
  for (const how of told) {
    const report = reportOf(grading, how, 'en');
    const shown = [
      renderHtml(report, { templates: loadTemplates() }),
      renderTerminal(report, { color: false }),
      reportToJson(report),
    ];
    for (const text of shown) expect(text).toContain('module is not defined');
  }
});
