/** What this machine can stand up. Tests that need more are skipped here, said so at the start, and never in CI. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's Chromium, which the browser tests drive. */
export const chromiumPath = '/usr/bin/chromium';

export const hasChromium = existsSync(chromiumPath);

export const hasBubblewrap = startsBubblewrap();

/** The isolation levels that hold untrusted code and work here, strongest first. */
export const wallLevels: readonly ('bubblewrap' | 'isolate')[] = hasBubblewrap
  ? ['bubblewrap', 'isolate']
  : ['isolate'];

function startsBubblewrap(): boolean {
  try {
    execFileSync('bwrap', ['--unshare-all', '--ro-bind', '/', '/', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
