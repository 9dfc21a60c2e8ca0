/**
 * The system call filter of a boxed worker, as a classic BPF program that the kernel runs before each call. It lists
 * what is forbidden, because V8, libuv and glibc change what they need.
 */
import type { SyscallTable } from './syscall-table.ts';
import { arm64 } from './syscalls-arm64.ts';
import { x64 } from './syscalls-x64.ts';

export type Architecture = 'x64' | 'arm64';

/** `container` also forbids what a mount and a pid namespace make harmless. */
export type FilterMode = 'bubblewrap' | 'container';

/** Numbers of system calls since Linux 5.1, the same on every architecture. */
const shared = {
  ...{ pidfd_send_signal: 424, io_uring_setup: 425, io_uring_enter: 426, io_uring_register: 427 },
  ...{ open_tree: 428, move_mount: 429, fsopen: 430, fsconfig: 431, fsmount: 432, fspick: 433 },
  ...{ pidfd_open: 434, clone3: 435, pidfd_getfd: 438, process_madvise: 440, mount_setattr: 442 },
  ...{ quotactl_fd: 443, memfd_secret: 447, process_mrelease: 448, set_mempolicy_home_node: 450 },
  ...{ fchmodat2: 452, statmount: 457, listmount: 458, setxattrat: 463, removexattrat: 466 },
  open_tree_attr: 467,
};

const tables = {
  x64: { ...x64, numbers: { ...x64.numbers, ...shared } },
  arm64: { ...arm64, numbers: { ...arm64.numbers, ...shared } },
};

/** Looks absent, so that glibc falls back to calls whose arguments a filter can read. */
const absent = ['clone3', 'io_uring_setup', 'io_uring_enter', 'io_uring_register'];

/** Processes; `clone` is allowed for threads only. */
const processes = ['fork', 'vfork'];

const refused = [
  // Network and other sockets.
  ...[
    'socket',
    'socketpair',
    'bind',
    'listen',
    'accept',
    'accept4',
    'connect',
    'sendto',
    'sendmsg',
    'sendmmsg',
  ],
  // Namespaces, mounts, roots.
  ...[
    'unshare',
    'setns',
    'mount',
    'umount2',
    'pivot_root',
    'chroot',
    'open_tree',
    'open_tree_attr',
    'move_mount',
  ],
  ...['fsopen', 'fsconfig', 'fsmount', 'fspick', 'mount_setattr', 'statmount', 'listmount'],
  // Other processes.
  ...['ptrace', 'process_vm_readv', 'process_vm_writev', 'process_madvise', 'process_mrelease', 'kcmp'],
  ...['pidfd_open', 'pidfd_getfd', 'pidfd_send_signal'],
  // Wide parts of the kernel that grading needs nothing of.
  ...[
    'keyctl',
    'add_key',
    'request_key',
    'bpf',
    'perf_event_open',
    'userfaultfd',
    'memfd_create',
    'memfd_secret',
  ],
  ...[
    'init_module',
    'finit_module',
    'delete_module',
    'kexec_load',
    'kexec_file_load',
    'reboot',
    'swapon',
    'swapoff',
  ],
  ...[
    'acct',
    'quotactl',
    'quotactl_fd',
    'name_to_handle_at',
    'open_by_handle_at',
    'lookup_dcookie',
    'uselib',
  ],
  ...['personality', 'modify_ldt', 'iopl', 'ioperm', 'vhangup', 'syslog', 'seccomp', 'execveat'],
  ...['settimeofday', 'adjtimex', 'clock_adjtime', 'clock_settime', 'sethostname', 'setdomainname'],
  // Identity.
  ...[
    'setuid',
    'setgid',
    'setreuid',
    'setregid',
    'setresuid',
    'setresgid',
    'setfsuid',
    'setfsgid',
    'setgroups',
  ],
  'capset',
  // Ways to talk to another box.
  ...['shmget', 'shmat', 'shmctl', 'shmdt', 'semget', 'semop', 'semctl', 'semtimedop', 'flock'],
  ...['msgget', 'msgsnd', 'msgrcv', 'msgctl', 'mq_open', 'mq_unlink', 'mq_timedsend', 'mq_timedreceive'],
  ...['mq_notify', 'mq_getsetattr', 'inotify_init', 'inotify_init1', 'fanotify_init', 'fanotify_mark'],
  ...['mbind', 'set_mempolicy', 'set_mempolicy_home_node', 'migrate_pages', 'move_pages'],
  // Files that are more than files.
  ...['mknod', 'mknodat', 'link', 'linkat', 'symlink', 'symlinkat'],
];

const refusedInContainer = [
  ...['kill', 'tkill', 'tgkill', 'rt_sigqueueinfo', 'rt_tgsigqueueinfo'],
  ...['chmod', 'fchmod', 'fchmodat', 'fchmodat2', 'chown', 'fchown', 'lchown', 'fchownat'],
  ...['utime', 'utimes', 'futimesat', 'utimensat'],
  ...['setxattr', 'lsetxattr', 'fsetxattr', 'setxattrat'],
  ...['removexattr', 'lremovexattr', 'fremovexattr', 'removexattrat'],
];

/** Calls refused for some values of one argument only. */
const refusedArguments = [
  // F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW, F_SETLEASE: locks are seen by every box that shares a library.
  { name: 'fcntl', argument: 1, values: [6, 7, 37, 38, 1024] },
  // PR_SET_PDEATHSIG: the worker must not outlive the host.
  { name: 'prctl', argument: 0, values: [1] },
  // TIOCSTI and TIOCLINUX: typing into a terminal.
  { name: 'ioctl', argument: 1, values: [0x5412, 0x541c] },
];

const verdicts = { allow: 0x7fff0000, kill: 0x80000000, eperm: 0x50001, eagain: 0x5000b, enosys: 0x50026 };
const cloneThread = 0x10000;

type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, k: number];

const load = (offset: number): Instruction => [0x20, 0, 0, offset];
const ifEqual = (k: number, then: number, otherwise: number): Instruction => [0x15, then, otherwise, k];
const ifAtLeast = (k: number, then: number, otherwise: number): Instruction => [0x35, then, otherwise, k];
const ifAnyBit = (k: number, then: number, otherwise: number): Instruction => [0x45, then, otherwise, k];
const give = (verdict: number): Instruction => [0x06, 0, 0, verdict];

/** Where `struct seccomp_data` has the low half of argument `index`; both architectures are little-endian. */
const loadArgument = (index: number): Instruction => load(16 + 8 * index);

/**
 * The filter's bytes: `struct sock_filter[]` as bubblewrap's `--seccomp` and seccomp(2) take it.
 *
 * A call of another architecture or of x32 kills the process; new processes fail with EAGAIN, calls that must look
 * absent with ENOSYS, everything else that is forbidden with EPERM.
 */
export function filterProgram(architecture: Architecture, mode: FilterMode): Buffer {
  const table: SyscallTable = tables[architecture];
  const eperm = mode === 'container' ? [...refused, ...refusedInContainer] : refused;
  const program = [
    ...checkArchitecture(table),
    ...refuse(table, absent, verdicts.enosys),
    ...refuse(table, processes, verdicts.eagain),
    ...refuse(table, eperm, verdicts.eperm),
    ...refusedArguments.flatMap((rule) => refuseArgument(table, rule)),
    ...allowThreadsOnly(table),
    give(verdicts.allow),
  ];
  return assemble(program);
}

function checkArchitecture({ audit, foreignFrom }: SyscallTable): Instruction[] {
  const start = [load(4), ifEqual(audit, 1, 0), give(verdicts.kill), load(0)];
  return foreignFrom === undefined ? start : [...start, ifAtLeast(foreignFrom, 0, 1), give(verdicts.kill)];
}

/** Calls that the architecture does not have are left out. */
function refuse({ numbers }: SyscallTable, names: readonly string[], verdict: number): Instruction[] {
  return names.flatMap((name) => {
    const number = numbers[name];
    return number === undefined ? [] : [ifEqual(number, 0, 1), give(verdict)];
  });
}

type ArgumentRule = { readonly name: string; readonly argument: number; readonly values: readonly number[] };

function refuseArgument({ numbers }: SyscallTable, { name, argument, values }: ArgumentRule): Instruction[] {
  const tests = values.map((value, index) => ifEqual(value, values.length - index, 0));
  const body = [loadArgument(argument), ...tests, give(verdicts.allow), give(verdicts.eperm)];
  return [ifEqual(numbers[name] ?? -1, 0, body.length), ...body];
}

function allowThreadsOnly({ numbers }: SyscallTable): Instruction[] {
  const body = [loadArgument(0), ifAnyBit(cloneThread, 1, 0), give(verdicts.eagain), give(verdicts.allow)];
  return [ifEqual(numbers['clone'] ?? -1, 0, body.length), ...body];
}

function assemble(program: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(program.length * 8);
  for (const [index, [code, ifTrue, ifFalse, k]] of program.entries()) {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(ifTrue, index * 8 + 2);
    bytes.writeUInt8(ifFalse, index * 8 + 3);
    bytes.writeUInt32LE(k >>> 0, index * 8 + 4);
  }
  return bytes;
}
