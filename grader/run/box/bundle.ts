/** The worker as one JavaScript file: it starts in half the time of its sources, whose types Node strips one by one. */
import { bundle } from '../bundle.ts';
import { workerFolder } from '../command.ts';

/** Writes `main.js` and `probe.js` into `folder`; installed packages stay outside of them. */
export async function bundleWorker(folder: string): Promise<void> {
  await bundle({
    entryPoints: ['main.ts', 'probe.ts'].map((name) => `${workerFolder()}/${name}`),
    outdir: folder,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: ['isolated-vm', 'amaro'],
  });
}
