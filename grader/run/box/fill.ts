/** What lies in a box: the worker and the files of its packages that it loads. */
import { copyFileSync, cpSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder, readyBox } from '../command.ts';
import { bundleWorker } from './bundle.ts';
import { place } from './place.ts';

/** Fills the folder `box`; from a ready one where there is one, else from sources and installed packages. */
export async function fillBox(box: string): Promise<void> {
  const ready = readyBox();
  if (ready === undefined) return makeBox(box);
  mkdirSync(box, { recursive: true });
  cpSync(ready, box, { recursive: true });
}

async function makeBox(box: string): Promise<void> {
  await bundleWorker(box);
  writeFileSync(join(box, 'package.json'), '{"type":"module"}');
  const prebuilt = `prebuilds/${process.platform}-${process.arch}`;
  const files = {
    'isolated-vm': ['package.json', 'isolated-vm.js', ...filesOf('isolated-vm', prebuilt)],
    'node-gyp-build': ['package.json', 'index.js', 'node-gyp-build.js'],
    amaro: ['package.json', ...filesOf('amaro', 'dist').filter((name) => name.endsWith('.js'))],
  };
  for (const [name, paths] of Object.entries(files)) {
    const from = realpathSync(packageFolder(name));
    for (const path of paths) place(box, [join(from, path), join('node_modules', name, path)], copyFileSync);
  }
}

function filesOf(name: string, folder: string): string[] {
  return readdirSync(join(packageFolder(name), folder)).map((file) => join(folder, file));
}
