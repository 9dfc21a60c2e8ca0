/** The engine for repositories, where every megabyte is cloned by everybody: Node is fetched by the platform instead. */
import type { PackageFiles } from './exporter.ts';

/** The version of Node that numbers were made with, for a platform to fetch. */
export const pinnedNode = process.versions.node;

const prebuilt = '/isolated-vm/prebuilds/';

/** `engine` without Node, and with binaries for the pinned one only, below `folder`. */
export function leanEngine(engine: PackageFiles, folder: string): PackageFiles {
  const ofPinned = `.abi${process.versions.modules}.`;
  const isWanted = (path: string) => path !== 'node' && (!path.includes(prebuilt) || path.includes(ofPinned));
  const wanted = Object.entries(engine).filter(([path]) => isWanted(path));
  return Object.fromEntries(wanted.map(([path, file]) => [`${folder}/${path}`, file]));
}
