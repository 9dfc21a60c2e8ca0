/** A student's kit, unpacked, with work in it. */
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import JSZip from 'jszip';
import { root } from './command.ts';

/** The files of a kit's zip by path. */
export async function kitFiles(zip: Buffer): Promise<Record<string, string>> {
  const { files } = await JSZip.loadAsync(zip);
  const texts = Object.values(files).map(async (file) => [file.name, await file.async('text')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** Unpacks a kit and puts work in the starter's place; `npm install` is stood in for by this repository's packages. */
export function unpackKit(files: Readonly<Record<string, string>>, folder: string): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** Puts a submission in place of whatever the student's own files were. */
export function handWrite(folder: string, submission: string, entry: string): void {
  rmSync(join(folder, entry), { force: true });
  cpSync(submission, folder, { recursive: true });
}

/** What `npm test` in the kit does; the tests by title, and what was printed. */
export async function testKit(folder: string): Promise<{ tests: KitTest[]; printed: string }> {
  const vitest = join(folder, 'node_modules/vitest/vitest.mjs');
  const results = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const { all } = await execa(process.execPath, [vitest, 'run', ...reporters], {
    cwd: folder,
    reject: false,
    all: true,
    extendEnv: false,
    env: {
      PATH: process.env['PATH'],
      NO_COLOR: '1',
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    },
  });
  const { testResults } = JSON.parse(readFileSync(results, 'utf8'));
  return { tests: testResults[0].assertionResults, printed: all };
}

export type KitTest = { title: string; status: 'passed' | 'failed'; failureMessages: string[] };

/** The report that the kit's engine makes on some Node, without vitest. */
export async function gradeWithEngine(folder: string, node: string): Promise<object> {
  const script = `require(process.argv[1]).gradeHere(new URL(process.argv[2]))
    .then(({ report }) => process.stdout.write(JSON.stringify(report)));`;
  const engine = join(folder, 'gradecheck/engine.cjs');
  const { stdout } = await execa(node, ['-e', script, engine, `${pathToFileURL(folder).href}/`]);
  return JSON.parse(stdout);
}
