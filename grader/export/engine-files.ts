/** The engine of every package: the grader as one file, the pinned Node, the ready box, and the assignment's data. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillBox } from '../run/box/fill.ts';
import { bundleCommonJs } from '../run/bundle.ts';
import type { PackageData } from './engine/data.ts';
import type { PackageFiles } from './exporter.ts';

/**
 * Everything that a package needs to grade, by path; of this machine's system and architecture.
 * @throws {Error} when a package that it takes is not installed.
 */
export async function engineFiles(data: PackageData): Promise<PackageFiles> {
  return {
    'engine.cjs': { content: await engineText() },
    node: { content: readFileSync(process.execPath), isProgram: true },
    'launch.pl': { content: readFileSync(new URL('../run/box/launch.pl', import.meta.url)) },
    ...(await readyBoxFiles()),
    'assignment.json': { content: `${JSON.stringify(data)}\n` },
  };
}

function engineText(): Promise<string> {
  return bundleCommonJs(fileURLToPath(new URL('./engine/main.ts', import.meta.url)), 'node24');
}

async function readyBoxFiles(): Promise<PackageFiles> {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-package-'));
  try {
    await fillBox(folder);
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
    const read = (path: string) => ({ content: readFileSync(join(folder, path)) });
    return Object.fromEntries(paths.map((path) => [`ready-box/${path}`, read(path)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
