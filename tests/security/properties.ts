/** What must hold for any input whatever: run for a moment by the tests, and for as long as you like by `npm run fuzz`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  attackCode,
  attackFiles,
  attackLimits,
  attackPlan,
  honestFiles,
} from '../../grader/attack/assignment.ts';
import { attacks } from '../../grader/attack/corpus/all.ts';
import { textOf } from '../../grader/attack/ground.ts';
import { plainZip } from '../../grader/attack/zip-bytes.ts';
import { ClassError, readClass } from '../../grader/batch/read-class.ts';
import { IntakeError, readSubmission } from '../../grader/intake/intake.ts';
import { judge } from '../../grader/judge/judge.ts';
import { listText, readList } from '../../grader/output/list.ts';
import { readFixture, writeFixture } from '../../grader/plan/fixture.ts';
import { loadManifest, readManifest } from '../../grader/plan/load.ts';
import { escapeHtml, forDocument, forTerminal, withLines } from '../../grader/report/text.ts';
import { readAnswer } from '../../grader/run/read-answer.ts';
import { openSandbox } from '../../grader/run/sandbox.ts';
import { parseDocument, SchemaError } from '../../grader/schema.ts';
import { encodeValue } from '../../grader/value.ts';
import { strongest } from '../machine.ts';

/** How many inputs, from which seed on, or until when. */
export type Effort = {
  readonly seed: number;
  readonly numRuns: number;
  readonly interruptAfterTimeLimit?: number;
};

export type Property = { readonly name: string; readonly check: (effort: Effort) => Promise<void> };

function hold(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** `text` with some spans replaced by pieces that grammars trip over. */
function mutated(texts: readonly string[], pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6, unit: 'binary' }));
  const change = fc.tuple(fc.nat(), fc.nat({ max: 12 }), piece);
  const changes = fc.array(change, { minLength: 1, maxLength: 5 });
  return fc.tuple(fc.constantFrom(...texts), changes).map(([text, all]) =>
    all.reduce((current, [at, length, added]) => {
      const start = at % (current.length + 1);
      return current.slice(0, start) + added + current.slice(start + length);
    }, text),
  );
}

const strangeValues = [{ $: 'evil' }, { $: 'object', of: [1] }, [], {}, null, -1, 1e300, '', '__proto__'];

/** `document` with something else at one place in it; as a text. */
function replanted(document: unknown): fc.Arbitrary<string> {
  const value = fc.oneof(fc.constantFrom<unknown>(...strangeValues), fc.jsonValue({ maxDepth: 2 }));
  const step = fc.nat({ max: 30 });
  return fc.tuple(fc.array(step, { minLength: 1, maxLength: 7 }), value).map(([way, planted]) => {
    const copy: unknown = structuredClone(document);
    replant(copy, way, planted);
    return JSON.stringify(copy);
  });
}

/** Goes down by `way`, one number for each level, and puts `planted` where it ends. */
function replant(node: unknown, [step = 0, ...rest]: readonly number[], planted: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const keys = Object.keys(node);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return;
  const inner: unknown = Reflect.get(node, key);
  const isEnd = rest.length === 0 || typeof inner !== 'object' || inner === null;
  if (isEnd) Reflect.set(node, key, planted);
  else replant(inner, rest, planted);
}

const plan = attackPlan();

const jsonPieces = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  '-1',
  '1e999',
  '{"$":"NaN"}',
  '{"$":"object","of":[]}',
  '"__proto__":',
  '"kind":"fault"',
  'true',
  '\\ud800',
  ' ',
];

const answerLines = [
  {
    kind: 'returned',
    value: [1, { $: 'NaN' }, { $: 'object', of: [['a', [1]]] }],
    mutated: [0],
    printed: 'x',
  },
  { kind: 'threw', message: 'no', place: { file: 'a.ts', line: 1, column: 2 } },
  { kind: 'stopped', limit: 'memoryMb' },
  { kind: 'missing', absence: { kind: 'not-exported', fn: 'f', file: 'a.ts', similar: 'g' } },
].map((answer) => JSON.stringify({ kind: 'answer', id: 'double-all/0', answer }));

const anyAnswer = fc.oneof(
  mutated(answerLines, jsonPieces),
  fc.constantFrom(...answerLines).chain((line) => replanted(JSON.parse(line))),
  fc.json({ maxDepth: 8 }),
);

/** Answers that a worker may say, and nothing of our own: it cannot blame us. */
const answers: Property = {
  name: 'what a worker says is read or taken for nonsense, and judged',
  check: (effort) =>
    fc.assert(
      fc.asyncProperty(anyAnswer, async (line) => {
        const heard = readAnswer(line, attackLimits);
        if (heard?.kind !== 'answer') return;
        hold(heard.answer.kind !== 'fault', 'a worker said fault');
        if (heard.answer.kind === 'returned') JSON.stringify(encodeValue(heard.answer.value));
        const given = Object.fromEntries(plan.calls.map(({ id }) => [id, heard.answer]));
        const verdicts = judge(plan.checks, given, plan.calls);
        hold(verdicts.length === plan.checks.length, 'a check has no verdict');
        hold(!('polluted' in {}), 'a prototype was polluted');
      }),
      effort,
    ),
};

const sources = [
  ...Object.values(honestFiles),
  ...attacks.flatMap(({ kind, files }: { kind: string; files?: unknown }) =>
    kind === 'code' && typeof files === 'object' ? Object.values(files as object).filter(isShort) : [],
  ),
];

function isShort(text: unknown): text is string {
  return typeof text === 'string' && text.length < 2000;
}

const codePieces = [
  'enum E { A = 1 }',
  'namespace N { export const x = 1 }',
  'as const',
  '<T,>',
  '!',
  '@dec ',
  '`${',
  '}',
  '(',
  '=>',
  'await ',
  'yield ',
  'import("x")',
  'import x = require("y");',
  'export =',
  'export * from "./neighbour.ts";',
  'export default ',
  'satisfies ',
  'abstract class ',
  'declare ',
  '#!',
  '<!--',
  '/*',
  '\u2028',
  '\ud800',
  '\0',
  'constructor(private x) {}',
  'using x = ',
  'accessor ',
  '/[[/v',
  '0n',
  '?.',
  '??=',
  'for(;;);',
  'throw 1;',
];

/** Any text as a submission: never our fault, and the next student is graded. */
const loading: Property = {
  name: 'any source is answered for, and the next submission is graded as before',
  check: async (effort) => {
    const isolation = strongest;
    const sandbox = await openSandbox({ code: attackCode, limits: attackLimits, isolation });
    try {
      const honest = textOf(await sandbox.run(honestFiles, plan.calls));
      const property = fc.asyncProperty(mutated(sources, codePieces), async (source) => {
        const given = await sandbox.run({ ...honestFiles, 'attacked.ts': source }, plan.calls);
        for (const [id, { kind }] of Object.entries(given)) hold(kind !== 'fault', `fault at ${id}`);
        judge(plan.checks, given, plan.calls);
        hold(textOf(await sandbox.run(honestFiles, plan.calls)) === honest, 'the next one suffers');
      });
      await fc.assert(property, effort);
    } finally {
      await sandbox.close();
    }
  },
};

const courseSchema = new URL('../../grader/course/schema/course.json', import.meta.url);
const fileList = listText([{ path: 'students/ann/report.html', bytes: 3, sha256: 'ab'.repeat(32) }]);

const documents: readonly (readonly [text: string, read: (text: string) => unknown])[] = [
  [JSON.stringify(loadManifest('optimizers')), (text) => readManifest(text, 'assignment.json')],
  [writeFixture(plan), (text) => readFixture(text, 'fixture.json')],
  [
    '{"format":1,"term":"2026","secretFile":"secret"}',
    (text) => parseDocument(text, 'course.json', courseSchema),
  ],
  [fileList, (text) => readList(text, 'files.json')],
];

/** Documents are read or refused in words that name the file. */
const json: Property = {
  name: 'manifests, fixtures and course files are read or refused with their name',
  check: (effort) => {
    const document = fc
      .constantFrom(...documents)
      .chain(([text, read]) =>
        fc
          .oneof(replanted(JSON.parse(text)), mutated([text], jsonPieces), fc.json())
          .map((changed) => ({ changed, read })),
      );
    const property = fc.asyncProperty(document, async ({ changed, read }) => {
      try {
        read(changed);
      } catch (error) {
        hold(error instanceof SchemaError && /^\w+\.json: /.test(error.message), `threw ${String(error)}`);
      }
    });
    return fc.assert(property, effort);
  },
};

const readAlone = (path: string) => readSubmission(path, attackFiles);
const readMembers = async (path: string) => {
  const { members } = await readClass(path, attackFiles, { from: 'folder' });
  for (const member of members) await member.read();
};

/** Zips are read or refused in words. */
const zips: Property = {
  name: 'zips are read or refused',
  check: async (effort) => {
    const folder = mkdtempSync(join(tmpdir(), 'gradecheck-fuzz-'));
    const path = join(folder, 'ann.zip');
    const hostile = attacks.flatMap((attack) => (attack.kind === 'archive' ? [attack.bytes()] : []));
    const seeds = [plainZip(honestFiles), ...hostile.filter((bytes) => bytes.length < 5000)];
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    const given = fc.tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 4 }));
    const property = fc.asyncProperty(given, async ([zip, changes]) => {
      const bytes = Uint8Array.from(zip);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      writeFileSync(path, bytes);
      for (const read of [readAlone, readMembers]) {
        const error = await read(path).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        const isTold = error instanceof IntakeError || error instanceof ClassError;
        hold(error === undefined || isTold, `threw ${String(error)}`);
      }
    });
    try {
      await fc.assert(property, effort);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Texts of students are shown without anything that moves a cursor, and documents keep them to the last unit. */
const texts: Property = {
  name: 'no text moves a cursor, opens a tag, or is lost in a document',
  check: (effort) =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        const moves = /[\p{Cc}\p{Bidi_Control}\p{Cs}]/u;
        hold(!moves.test(forTerminal(text)), 'a terminal is moved');
        hold(!moves.test(withLines(text).replace(/[\n\t]/g, '')), 'a page is moved');
        hold(!/[<>"'`]/.test(escapeHtml(text)), 'a tag is opened');
        const document = JSON.stringify({ [text]: text });
        hold(!moves.test(forDocument(document)), 'a document moves a terminal');
        hold(JSON.stringify(JSON.parse(forDocument(document))) === document, 'a document lost something');
      }),
      effort,
    ),
};

export const properties: readonly Property[] = [answers, loading, json, zips, texts];
