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

/** The file `entry` and all that it imports as one CommonJS text for Node `target`, such as `node20`. */
export async function bundleCommonJs(entry: string, target: string): Promise<string> {
  const { outputFiles } = await bundle({
    entryPoints: [entry],
    write: false,
    platform: 'node',
    format: 'cjs',
    target,
    minify: true,
    legalComments: 'eof',
    // A bundle has its worker beside it, or runs at level `local`: neither is reached.
    external: ['isolated-vm', 'esbuild'],
    define: { 'import.meta.url': 'gradecheckUrl' },
    banner: { js: "const gradecheckUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  return outputFiles?.[0]?.text ?? '';
}
