/** Files, processes and signals. */
import { fork, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, attemptEach, reasonOf } from './probe-attempt.ts';
import type { Attempt, ProbeTask } from './probe-task.ts';

type Reach = Extract<ProbeTask, { kind: 'reach' }>;

const commonFolders = ['/', '/box', '/tmp', '/var/tmp', '/dev/shm', '/run', '/proc/self', '.'];

export function tryFiles({ files, folders }: Reach): Attempt[] {
  const places = [...commonFolders, ...folders];
  return [
    attemptEach('read a file of the host', ['/etc/hostname', '/etc/passwd', ...files], (path) =>
      readFileSync(path),
    ),
    attemptEach('list a folder of the host', ['/etc', '/home', ...folders], (path) => readdirSync(path)),
    attemptEach('list /proc', ['/proc', '/proc/self', '/proc/self/fd'], (path) => readdirSync(path)),
    attemptEach('write a file', places, (folder) => writeFileSync(join(folder, 'gradecheck-left-over'), 'x')),
    attemptEach('make a folder', places, (folder) => mkdirSync(join(folder, 'gradecheck-left-over'))),
  ];
}

export function tryProcesses({ node, hostPid }: Reach): Attempt[] {
  const programs = [node, process.execPath, '/node', '/bin/true', '/bin/sh', '/usr/bin/env', '/usr/bin/perl'];
  // Groups of the parent and of the grader; 0 would be the worker's own.
  const others = [hostPid, process.ppid, -hostPid].filter((pid) => Math.abs(pid) > 1);
  return [
    attemptEach('start a program', programs, startProgram),
    attempt('start itself again', forkItself),
    attempt('be root', () => {
      if (process.getuid?.() !== 0) throw new Error(`user ${process.getuid?.()}`);
    }),
    attempt('become root', () => process.setuid?.(0)),
    attemptEach('signal the host or its group', signalTargets(others), ([pid, signal]) =>
      process.kill(pid, signal),
    ),
    attempt("open the host's debugger", () => Reflect.get(process, '_debugProcess')(hostPid)),
  ];
}

function signalTargets(pids: readonly number[]): (readonly [pid: number, signal: number])[] {
  return pids.map((pid) => [pid, 0]);
}

function startProgram(program: string): unknown {
  // With pipes, the refusal would be of a socket pair, and nothing known about processes.
  const { error, status, signal } = spawnSync(program, ['--version'], { timeout: 1000, stdio: 'inherit' });
  if (error !== undefined) throw error;
  return `${program} ended with ${status ?? signal}`;
}

/** `fork` tells the failure later, or throws at once. */
function forkItself(): unknown {
  const child = fork(process.argv[1] ?? '', []);
  child.on('error', () => {});
  if (child.pid === undefined) throw new Error(reasonOf({ code: 'no process' }));
  child.kill('SIGKILL');
  return `process ${child.pid}`;
}
