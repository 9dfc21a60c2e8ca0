/** Runs the real command, as a shell would, and gives what came of it. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll } from 'vitest';
import { strongest } from '../machine.ts';
import { layOut } from '../students/lay-out.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The course secret of every hidden plan in these tests. */
export const secret = 'the secret of the end-to-end course';

/** A Node that is not the pinned one, where the machine has one. */
export const installedNode = existsSync('/usr/bin/node') ? '/usr/bin/node' : process.execPath;

/** What `batch` must be told where the strongest level of this machine is a weak one. */
export const allowing = strongest !== 'isolate' ? [] : ['--allow-weak-isolation'];

export type Ended = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

type Place = {
  readonly cwd?: string;
  /** Added to this process's own; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The Node that opens the command's door; else the first on PATH. */
  readonly node?: string;
  /** Where bin/ and the rest are, when not in this repository. */
  readonly repository?: string;
};

/** `node bin/gradecheck.mjs ARGS…`, in the repository's root unless told otherwise. */
export async function gradecheck(args: readonly string[], place: Place = {}): Promise<Ended> {
  const { cwd = root, env = {}, node = 'node', repository = root } = place;
  const { exitCode, stdout, stderr } = await execa(node, [join(repository, 'bin/gradecheck.mjs'), ...args], {
    cwd,
    env: { GRADECHECK_SECRET: secret, ...env },
    reject: false,
    stripFinalNewline: false,
    stdin: 'ignore',
  });
  return { exitCode: exitCode ?? -1, stdout, stderr };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder outside the repository, removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-e2e-'));
  folders.push(folder);
  return folder;
}

/** The folder of one of the submissions of tests/students/, made in a place of its own; not to be written into. */
export function submission(slug: string, name: string): string {
  const folder = join(temporaryFolder(), name);
  layOut(slug, name, folder);
  return folder;
}

/** Paths of all files below a folder, sorted, `/` between segments. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** Paths of what a class's folder shows: all but the ledger. */
export function resultsIn(folder: string): string[] {
  return filesIn(folder).filter((path) => !path.startsWith('ledger/'));
}

/** The texts of all files below a folder by path. */
export function textsIn(folder: string): Record<string, string> {
  return Object.fromEntries(filesIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** What a class's folder shows, but for the times. */
export function shownIn(folder: string): Record<string, string> {
  const texts = textsIn(folder);
  const paths = resultsIn(folder).filter((path) => !/^(timings|gradecheck-files)\.(html|json)$/.test(path));
  return Object.fromEntries(paths.map((path) => [path, texts[path] ?? '']));
}

/** The texts of a class's folder without what differs between two runs: the times, and their lines in the list of files. */
export function withoutTimings(texts: Readonly<Record<string, string>>): Record<string, string> {
  const { 'timings.html': _, 'timings.json': __, 'gradecheck-files.json': list = '', ...rest } = texts;
  return { ...rest, 'gradecheck-files.json': list.replace(/^.*"timings\.(html|json)".*$/gm, '') };
}

/** Waits until the first member of a class is graded, by what its batch tells on `stderr`. */
export function untilFirstGraded(stderr: NodeJS.ReadableStream): Promise<void> {
  let told = '';
  return new Promise((isGraded) => {
    stderr.on('data', (chunk) => {
      told += chunk;
      if (/^1\/\d+ .*\n/m.test(told)) isGraded();
    });
  });
}
