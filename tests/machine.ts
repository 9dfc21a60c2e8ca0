/**
 * What this machine can stand up. Tests that need more are not run here, which is said at the start; in CI everything
 * must be there.
 */
import { existsSync } from 'node:fs';
import type { IsolationLevel } from '../grader/model.ts';
import { openSandbox } from '../grader/run/sandbox.ts';

/** Debian's Chromium, which the browser tests drive. */
export const chromiumPath = '/usr/bin/chromium';

export const hasChromium = existsSync(chromiumPath);

async function works(isolation: IsolationLevel): Promise<boolean> {
  try {
    const sandbox = await openSandbox({ code: { entries: {}, sources: {} }, isolation });
    await sandbox.close();
    return true;
  } catch {
    return false;
  }
}

export const hasBubblewrap = await works('bubblewrap');
export const hasContainer = await works('container');

/** The boxes that work here, strongest first. */
export const boxLevels: readonly ('bubblewrap' | 'container')[] = [
  ...(hasBubblewrap ? (['bubblewrap'] as const) : []),
  ...(hasContainer ? (['container'] as const) : []),
];

/** The isolation levels that hold untrusted code and work here, strongest first. */
export const wallLevels: readonly Exclude<IsolationLevel, 'local'>[] = [...boxLevels, 'isolate'];

/** One line for each thing this machine lacks; empty where every test can run. */
export const lacking: readonly string[] = [
  ...(hasBubblewrap ? [] : ['bubblewrap does not work here (apt-get install bubblewrap)']),
  ...(hasContainer
    ? []
    : ['the container level does not work here (it needs Linux, perl, and root or Landlock)']),
  ...(hasChromium ? [] : ['Chromium is absent (apt-get install chromium)']),
];

if (process.env['CI'] && lacking.length > 0)
  throw new Error(`in CI nothing may be left out: ${lacking.join('; ')}`);
