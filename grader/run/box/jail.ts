/**
 * The jail: a folder with the only files that a boxed worker can see. It is made once for each grading process and
 * removed when that ends. Laid out as the worker's root folder:
 *
 *     /node  /lib/… /lib64/…    Node and its libraries
 *     /box/                     the worker and its packages
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { removeAtExit } from './at-exit.ts';
import { fillBox } from './fill.ts';
import { idleDataBytes } from './memory.ts';
import { type Mount, place } from './place.ts';
import { type Architecture, filterProgram } from './seccomp.ts';

export type Jail = {
  readonly root: string;
  readonly architecture: Architecture;
  /** Files with the system call filters. */
  readonly filters: Readonly<Record<'bubblewrap' | 'container', string>>;
  /** Node and its libraries, real path and place. */
  readonly runtime: readonly Mount[];
  /** Whether the runtime is in the jail itself; else there are only places to mount it on. */
  readonly isWhole: boolean;
  /** What the worker needs of RLIMIT_DATA before it does anything. */
  readonly idleDataBytes: number;
};

let made: Promise<Jail> | undefined;

/**
 * The jail of this process, made at the first call.
 * @throws {Error} when the machine has no filter of ours, or a file cannot be had.
 */
export function openJail(): Promise<Jail> {
  made ??= makeJail().catch((error) => {
    made = undefined;
    throw error;
  });
  return made;
}

async function makeJail(): Promise<Jail> {
  const architecture = knownArchitecture();
  const folder = mkdtempSync(join(jailHome(), 'gradecheck-box-'));
  removeAtExit(folder);
  // The worker's user must be able to pass through; what is inside is public.
  chmodSync(folder, 0o711);
  const root = join(folder, 'root');
  const runtime: Mount[] = [[realpathSync(process.execPath), '/node'], ...libraries()];
  const isWhole = process.getuid?.() === 0;
  for (const mount of runtime) place(root, mount, isWhole ? linkOrCopy : makeEmpty);
  const idle = idleDataBytes();
  await Promise.all([fillBox(join(root, 'box')), idle]);
  openToAll(root);
  const filters = writeFilters(folder, architecture);
  return { root, architecture, filters, runtime, isWhole, idleDataBytes: await idle };
}

/** A folder for temporary files that, for root, every user can pass through: the worker gets a user of its own. */
function jailHome(): string {
  if (process.getuid?.() !== 0) return tmpdir();
  return [tmpdir(), '/tmp', '/var/tmp'].find(isPassable) ?? tmpdir();
}

function isPassable(folder: string): boolean {
  const status = statSync(folder, { throwIfNoEntry: false });
  const isOpen = status !== undefined && (status.mode & 0o001) !== 0;
  return isOpen && (folder === '/' || isPassable(dirname(folder)));
}

function knownArchitecture(): Architecture {
  const { platform, arch } = process;
  if (platform === 'linux' && (arch === 'x64' || arch === 'arm64')) return arch;
  throw new Error(`there is no box for ${platform} on ${arch}; grade on Linux (x64 or arm64)`);
}

/** The libraries that `ldd` names. */
function libraries(): Mount[] {
  const text = execFileSync('ldd', [process.execPath], { encoding: 'utf8', timeout: 10_000 });
  const paths = [...text.matchAll(/(?:=> |^\s*)(\/\S+) \(0x/gm)].map((match) => match[1] ?? '');
  return paths.map((path) => [realpathSync(path), path]);
}

const makeEmpty = (_: string, to: string) => writeFileSync(to, '');

/** A hard link where the file is on the same disk and open to everybody; else a copy. */
function linkOrCopy(from: string, to: string): void {
  try {
    if (!isOpen(from)) throw new Error('a link has the mode of its file');
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
    chmodSync(to, 0o555);
  }
}

/**
 * Lets every user read what lies below `folder`, and pass through its folders: the worker's user is another one, and the
 * umask of this process may have taken that away. A file that is open already is left alone, for it may be a link to one
 * of the system's.
 */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if ((statSync(path).mode & 0o004) === 0) chmodSync(path, 0o444);
  }
}

/** Whether every user may read and execute the file. */
const isOpen = (path: string) => (statSync(path).mode & 0o005) === 0o005;

function writeFilters(folder: string, architecture: Architecture): Jail['filters'] {
  const write = (mode: 'bubblewrap' | 'container') => {
    const path = join(folder, `${mode}.bpf`);
    writeFileSync(path, filterProgram(architecture, mode), { mode: 0o644 });
    return path;
  };
  return { bubblewrap: write('bubblewrap'), container: write('container') };
}
