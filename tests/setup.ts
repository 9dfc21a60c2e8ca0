/**
 * Runs once before all tests: finds what this machine can stand up, which machine.ts tells the tests, and says what it
 * lacks, so that a test left out is no surprise.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { IsolationLevel } from '../grader/model.ts';
import { openSandbox } from '../grader/run/sandbox.ts';
import { hasChromium } from './browser/chromium.ts';
import { canMakeContainers } from './platforms/container.ts';
import { hasPython } from './platforms/python.ts';

declare module 'vitest' {
  interface ProvidedContext {
    machine: { readonly hasBubblewrap: boolean; readonly hasContainer: boolean };
  }
}

async function works(isolation: IsolationLevel): Promise<boolean> {
  try {
    const sandbox = await openSandbox({ code: { entries: {}, sources: {} }, isolation });
    await sandbox.close();
    return true;
  } catch {
    return false;
  }
}

/**
 * Commands that tests start, hundreds of them, load the same files: Node keeps what it made of them. Each process
 * writes when it ends, the last of them after the tests, so the folder is removed at the very end.
 */
function shareCompileCache(): void {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-compiled-'));
  process.env['NODE_COMPILE_CACHE'] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

export default async function prepare(project: TestProject): Promise<void> {
  project.provide('machine', await findMachine());
  shareCompileCache();
}

async function findMachine() {
  const machine = { hasBubblewrap: await works('bubblewrap'), hasContainer: await works('container') };
  const lacking = [
    ...(machine.hasBubblewrap ? [] : ['bubblewrap does not work here (apt-get install bubblewrap)']),
    ...(machine.hasContainer
      ? []
      : ['the container level does not work here (it needs Linux, perl, and root or Landlock)']),
    ...(canMakeContainers() ? [] : ['containers of other platforms cannot be made (that needs root)']),
    ...(hasPython ? [] : ['python3 is absent (apt-get install python3)']),
    ...(hasChromium ? [] : ['Chromium is absent (apt-get install chromium)']),
  ];
  if (process.env['CI'] && lacking.length > 0)
    throw new Error(`in CI nothing may be left out: ${lacking.join('; ')}`);
  for (const line of lacking) process.stdout.write(`${line}: tests that need it are not run\n`);
  return machine;
}
