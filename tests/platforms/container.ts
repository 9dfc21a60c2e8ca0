/**
 * A container as platforms run one, made of what Linux has: a root folder, no network, processes of its own, root with
 * the capabilities that Docker leaves it and no user namespaces, and where control groups can be made, little memory and
 * half a core. Needs root.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dockerCapabilities } from '../security/box/machines.ts';

const noNamespaces = fileURLToPath(new URL('../security/box/no-namespaces.pl', import.meta.url));

export type Container = { readonly root: string; readonly controlGroups: readonly string[] };

/** How a program in a container ended; `code` is 128 + the signal's number for a signal. */
export type Ended = { readonly code: number; readonly output: string; readonly timeMs: number };

const sharedFolders = ['usr', 'bin', 'sbin', 'lib', 'lib64', 'etc'];

/** A container whose programs are this machine's, which it can only read. */
export function openContainer(): Container {
  const root = mkdtempSync(join(tmpdir(), 'gradecheck-root-'));
  chmodSync(root, 0o755);
  for (const folder of [...sharedFolders, 'proc', 'dev', 'tmp', 'autograder']) mkdirSync(join(root, folder));
  return { root, controlGroups: makeControlGroups() };
}

/** A container in a root file system that stands already. */
export function containerIn(root: string): Container {
  for (const folder of ['proc', 'dev', 'tmp', 'autograder'])
    mkdirSync(join(root, folder), { recursive: true });
  return { root, controlGroups: makeControlGroups() };
}

/** Removes the container; its root only when `openContainer` made it. */
export function closeContainer({ root, controlGroups }: Container): void {
  for (const group of controlGroups) {
    try {
      rmdirSync(group);
    } catch {
      // The last process of it is still on its way out; the group is empty and costs nothing.
    }
  }
  if (root.startsWith(join(tmpdir(), 'gradecheck-root-'))) rmSync(root, { recursive: true, force: true });
}

let made = 0;

/** 768 MB and half a core, as Gradescope gives by default; none where this machine's control groups cannot be made. */
function makeControlGroups(): string[] {
  made += 1;
  const name = `gradecheck-${process.pid}-${made}`;
  const limits = [
    ['memory', 'memory.limit_in_bytes', String(768 * 1024 * 1024)],
    ['cpu', 'cpu.cfs_quota_us', '50000'],
  ] as const;
  return limits.flatMap(([controller, file, value]) => {
    const group = `/sys/fs/cgroup/${controller}/${name}`;
    try {
      mkdirSync(group);
      writeFileSync(join(group, file), value);
      return [group];
    } catch {
      return [];
    }
  });
}

/** The command that runs `program` with its root there. */
function commandIn({ root, controlGroups }: Container, program: readonly string[]): string[] {
  const isBare = !existsSync(join(root, 'usr/bin'));
  const enter = [
    ...controlGroups.map((group) => `echo $$ > ${group}/cgroup.procs`),
    ...(isBare ? sharedFolders : []).map((folder) => `mount --rbind -o ro /${folder} ${root}/${folder}`),
    // Here, too: who makes the namespaces must find itself in it.
    'mount -t proc proc /proc',
    `mount --rbind /proc ${root}/proc`,
    `mount --rbind /dev ${root}/dev`,
    'exec "$@"',
  ].join(' && ');
  const asInDocker = ['setpriv', `--bounding-set=${dockerCapabilities}`, '--inh-caps=-all'];
  const inside = ['chroot', root, '/usr/bin/env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', ...program];
  const apart = ['unshare', '--mount', '--net', '--pid', '--ipc', '--fork', '--kill-child'];
  return [...apart, 'bash', '-c', enter, 'enter', 'perl', noNamespaces, ...asInDocker, ...inside];
}

/** Runs `program` to its end. */
export function runIn(container: Container, program: readonly string[]): Promise<Ended> {
  return startIn(container, program).ended;
}

/** Starts `program`; `kill` ends it and all it started at once, as a platform does when its time is up. */
export function startIn(
  container: Container,
  program: readonly string[],
): { readonly ended: Promise<Ended>; readonly kill: () => void } {
  const [command = '', ...args] = commandIn(container, program);
  const startMs = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) =>
      resolve({ code: code ?? (signal ? 137 : 1), output, timeMs: performance.now() - startMs }),
    );
  });
  return { ended, kill: () => process.kill(-(child.pid ?? 0), 'SIGKILL') };
}

/** Whether this machine can make one. */
export function canMakeContainers(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync('unshare', ['--mount', '--net', '--pid', '--fork', 'true'], {
      stdio: 'ignore',
      timeout: 10_000,
    });
    return true;
  } catch {
    return false;
  }
}
