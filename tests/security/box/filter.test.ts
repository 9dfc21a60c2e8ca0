/** The filter under the real kernel: a small program makes the calls itself, below whatever Node would refuse. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { type Architecture, type FilterMode, filterProgram } from '../../../grader/run/box/seccomp.ts';
import { arm64 } from '../../../grader/run/box/syscalls-arm64.ts';
import { x64 } from '../../../grader/run/box/syscalls-x64.ts';
import { boxLevels } from '../../machine.ts';

const architecture = process.arch as Architecture;
const { numbers } = { x64, arm64 }[architecture];
const launcher = fileURLToPath(new URL('../../../grader/run/box/launch.pl', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gradecheck-filter-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The error number of each system call, made with harmless arguments under a filter; 0 for success. */
function errorsOf(mode: FilterMode, calls: readonly (readonly number[])[]): number[] {
  const filter = join(folder, `${mode}.bpf`);
  writeFileSync(filter, filterProgram(architecture, mode));
  const script =
    'print join ",", map { my @c = split /:/; $! = 0; syscall($c[0], map { 0 + $_ } @c[1..$#c]); 0 + $! } @ARGV';
  const program = ['/usr/bin/perl', '-e', script, ...calls.map((call) => call.join(':'))];
  const args = [launcher, architecture, 'filter', filter, '--', ...program];
  return execFileSync('/usr/bin/perl', args, { encoding: 'utf8' }).split(',').map(Number);
}

const [eperm, eagain, enosys] = [1, 11, 38];
const call = (name: string, ...args: number[]) => [numbers[name]!, ...args];

describe.each(boxLevels)('the filter for %s', (mode) => {
  it('refuses sockets, other processes, namespaces and identities with EPERM', () => {
    const names = ['socket', 'socketpair', 'ptrace', 'unshare', 'setns', 'mount', 'chroot', 'keyctl', 'bpf'];
    const more = [
      'memfd_create',
      'setresuid',
      'flock',
      'msgget',
      'mknodat',
      'linkat',
      'seccomp',
      'personality',
    ];
    const all = [...names, ...more];
    expect(
      errorsOf(
        mode,
        all.map((name) => call(name, 0, 0, 0, 0)),
      ),
    ).toEqual(all.map(() => eperm));
  });

  it('refuses a new process with EAGAIN and lets clone3 and io_uring look absent', () => {
    const forks = ['fork', 'vfork'].filter((name) => name in numbers);
    const errors = errorsOf(mode, [...forks.map((name) => call(name)), call('clone', 17, 0, 0, 0, 0)]);
    expect(errors).toEqual([...forks.map(() => eagain), eagain]);
    expect(
      errorsOf(mode, [
        [435, 0, 0],
        [425, 1, 0],
      ]),
    ).toEqual([enosys, enosys]);
  });

  it('refuses to lock a file and to outlive the host, and allows the rest of fcntl and prctl', () => {
    const getFlags = call('fcntl', 0, 3);
    const calls = [
      call('fcntl', 0, 6, 0),
      getFlags,
      call('prctl', 1, 0, 0, 0, 0),
      call('prctl', 3, 0, 0, 0, 0),
    ];
    expect(errorsOf(mode, calls)).toEqual([eperm, 0, eperm, 0]);
  });
});

it('refuses signals and changes of files in a container only', () => {
  const calls = [call('kill', 0, 0), call('fchmod', 99, 0), call('fsetxattr', 99, 0, 0, 0, 0)];
  expect(errorsOf('container', calls)).toEqual([eperm, eperm, eperm]);
  const ebadf = 9;
  const efault = 14;
  const [kill, fchmod, fsetxattr] = errorsOf('bubblewrap', calls);
  expect([kill, fchmod]).toEqual([0, ebadf]);
  expect([ebadf, efault]).toContain(fsetxattr);
});

it.runIf(process.arch === 'x64')('kills at the first x32 call', () => {
  expect(() => errorsOf('bubblewrap', [[0x40000000 + 39]])).toThrow();
});
