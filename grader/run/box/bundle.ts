/** The worker as one JavaScript file: it starts in half the time of its sources, whose types Node strips one by one. */
import { fileURLToPath } from 'node:url';
import { workerFolder } from '../command.ts';

/** Writes `main.js` and `probe.js` into `folder`; installed packages stay outside of them. */
export async function bundleWorker(folder: string): Promise<void> {
  // Loaded when needed: a student's kit has this file and no esbuild.
  const { build, stop } = await import('esbuild');
  const root = workerFolder();
  await build({
    entryPoints: ['main.ts', 'probe.ts'].map((name) => `${root}/${name}`),
    absWorkingDir: fileURLToPath(new URL('../../../', import.meta.url)),
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: ['isolated-vm', 'amaro'],
    logLevel: 'silent',
  });
  // Else its own process stays as long as this one.
  await stop();
}
