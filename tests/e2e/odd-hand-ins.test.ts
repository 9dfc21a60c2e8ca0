/** Odd but legal ways to hand in: the sandbox and a kit's engine say the same of each, from a folder and from a zip. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedFiles } from '../../grader/cli/options.ts';
import { loadTemplates } from '../../grader/cli/templates.ts';
import { grade } from '../../grader/grade.ts';
import { readSubmission } from '../../grader/intake/intake.ts';
import { buildKit } from '../../grader/kit/build.ts';
import type { IntakeNote, Sandbox, Verdict } from '../../grader/model.ts';
import { loadManifest, loadPublicCode, loadStarter } from '../../grader/plan/load.ts';
import { publicPlan } from '../../grader/plan/plan.ts';
import { openSandbox } from '../../grader/run/sandbox.ts';
import { submission, temporaryFolder } from './command.ts';
import { gradeWithEngine, handWrite, kitFiles, unpackKit } from './kit-folder.ts';

const slug = 'convolution';
const entry = 'convolution.ts';
const right = readFileSync(join(submission(slug, 'right-loops'), entry), 'utf8');
const starter = loadStarter(slug)[entry] ?? '';

/** `right` with one place edited. */
function edited(was: string, now: string): string {
  expect(right.split(was)).toHaveLength(2);
  return right.replace(was, now);
}

type HandIn = {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Whether all points are earned, by the code that was handed in as such. */
  readonly isRight: boolean;
  readonly note?: Partial<IntakeNote>;
  /** What the first check's verdict says. */
  readonly says?: object;
};

const decorated = `${right}
function log(target: unknown, _context: unknown) { return target; }
class Q { @log run() { return 1; } }
`;

const handIns: Readonly<Record<string, HandIn>> = {
  'a comment in GBK': {
    files: { [entry]: Buffer.concat([Buffer.from('// \xbc\xc6\xcb\xe3\n', 'latin1'), Buffer.from(right)]) },
    isRight: true,
    note: { kind: 'decoded', encoding: 'GB18030' },
  },
  'a comment in windows-1252': {
    files: { [entry]: Buffer.concat([Buffer.from('// Gr\xf6\xdfe\n', 'latin1'), Buffer.from(right)]) },
    isRight: true,
    note: { kind: 'decoded', encoding: 'windows-1252' },
  },
  'UTF-16 with a mark': {
    files: { [entry]: Buffer.from(`\ufeff${right}`, 'utf16le') },
    isRight: true,
    note: { kind: 'decoded', encoding: 'UTF-16LE' },
  },
  'UTF-16 without a mark': {
    files: { [entry]: Buffer.from(right, 'utf16le').swap16() },
    isRight: true,
    note: { kind: 'decoded', encoding: 'UTF-16BE' },
  },
  'a helper with a Chinese name': {
    files: { [entry]: "export * from './工具.ts';\n", '工具.ts': right },
    isRight: true,
  },
  'a helper with a Chinese name in a source in GBK': {
    files: { [entry]: Buffer.from("export * from './\xb9\xa4\xbe\xdf.ts';\n", 'latin1'), '工具.ts': right },
    isRight: true,
    note: { kind: 'decoded', encoding: 'GB18030' },
  },
  'a draft beside the final one': {
    files: { 'a_draft/convolution.ts': starter, 'final/convolution.ts': right },
    isRight: true,
    note: { kind: 'ambiguous', used: 'final/convolution.ts' },
  },
  'a decorator': {
    files: { [entry]: decorated },
    isRight: false,
    says: { absence: { kind: 'does-not-parse', message: 'decorators are not available here' } },
  },
  'the library one folder up': {
    files: { [entry]: `import { relu } from '../library/network.ts';\nrelu(1);\n${right}` },
    isRight: false,
    says: { absence: { kind: 'bad-import', similar: './library/network.ts' } },
  },
  'a generator function': {
    files: { [entry]: edited('export function convOutputSize', 'export function* convOutputSize') },
    isRight: false,
  },
  'a module of another kind': {
    files: { [entry]: `${right}\nmodule.exports = { convForward };\n` },
    isRight: false,
    says: { absence: { kind: 'fails-to-load', message: 'ReferenceError: module is not defined' } },
  },
};

function folderOf(files: HandIn['files']): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

async function zipOf(files: HandIn['files']): Promise<string> {
  const zip = new JSZip();
  for (const [path, content] of Object.entries(files)) zip.file(path, content);
  const path = join(temporaryFolder(), 'hand-in.zip');
  writeFileSync(path, await zip.generateAsync({ type: 'uint8array' }));
  return path;
}

const plan = publicPlan(slug);
let sandbox: Sandbox;
let kit: Record<string, string>;
beforeAll(async () => {
  kit = await kitFiles(await buildKit(slug, loadTemplates()));
  const { limits } = loadManifest(slug);
  sandbox = await openSandbox({ code: loadPublicCode(slug), limits, isolation: 'isolate' });
});
afterAll(() => sandbox.close());

async function bySandbox(
  path: string,
): Promise<{ verdicts: readonly Verdict[]; notes: readonly IntakeNote[] }> {
  const handedIn = await readSubmission(path, expectedFiles(slug));
  const { verdicts } = await grade(plan, handedIn, sandbox);
  return { verdicts, notes: handedIn.notes };
}

/** The verdicts of the engine, in a kit into whose folder this was unpacked. */
async function byEngine(folder: string): Promise<readonly Verdict[]> {
  const home = temporaryFolder();
  unpackKit(kit, home);
  handWrite(home, folder, entry);
  const report = (await gradeWithEngine(home, process.execPath)) as { results: { verdict: Verdict }[] };
  rmSync(home, { recursive: true });
  return report.results.map(({ verdict }) => verdict);
}

describe.each(Object.entries(handIns))('%s', (_, { files, isRight, note, says }) => {
  it('is judged alike in the sandbox, from a folder and a zip, and in a kit', async () => {
    const folder = folderOf(files);
    const { verdicts, notes } = await bySandbox(folder);
    expect(verdicts.every(({ kind }) => kind === 'right')).toBe(isRight);
    if (note !== undefined) expect(notes).toContainEqual(expect.objectContaining(note));
    if (says !== undefined) expect(verdicts[0]).toMatchObject(says);
    expect(await bySandbox(await zipOf(files))).toEqual({ verdicts, notes });
    const kinds = (all: readonly Verdict[]) =>
      all.map(({ kind, ...rest }) => [kind, 'absence' in rest && rest.absence]);
    expect(kinds(await byEngine(folder))).toEqual(kinds(verdicts));
  });
});
