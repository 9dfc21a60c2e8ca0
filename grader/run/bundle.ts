/** esbuild, loaded when it is needed: a student's kit has this file and no esbuild. */
import { fileURLToPath } from 'node:url';
import type { BuildOptions, BuildResult } from 'esbuild';

let running = 0;

/** Bundles as `options` say; paths in what it writes are relative to the repository. */
export async function bundle(options: BuildOptions): Promise<BuildResult> {
  const { build, stop } = await import('esbuild');
  const absWorkingDir = fileURLToPath(new URL('../../', import.meta.url));
  running += 1;
  try {
    return await build({ bundle: true, logLevel: 'silent', absWorkingDir, ...options });
  } finally {
    running -= 1;
    // Else its own process stays as long as this one.
    if (running === 0) await stop();
  }
}
