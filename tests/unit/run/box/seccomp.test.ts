/** The filter, run by an interpreter of classic BPF that does what the kernel does with `struct seccomp_data`. */
import { expect, it } from 'vitest';
import { type Architecture, type FilterMode, filterProgram } from '../../../../grader/run/box/seccomp.ts';
import { arm64 } from '../../../../grader/run/box/syscalls-arm64.ts';
import { x64 } from '../../../../grader/run/box/syscalls-x64.ts';

const audit = { x64: 0xc000003e, arm64: 0xc00000b7 };
const tables = { x64: x64.numbers, arm64: arm64.numbers };
const everywhere: [Architecture, FilterMode][] = [
  ['x64', 'bubblewrap'],
  ['x64', 'container'],
  ['arm64', 'bubblewrap'],
  ['arm64', 'container'],
];

type SystemCall = { readonly audit: number; readonly number: number; readonly args: readonly number[] };

/** What the kernel would do with a call, in words. */
function verdictOf(program: Buffer, call: SystemCall): string {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call.number >>> 0, 0);
  data.writeUInt32LE(call.audit, 4);
  for (const [index, value] of call.args.entries()) data.writeBigUInt64LE(BigInt(value), 16 + 8 * index);
  let accumulator = 0;
  for (let at = 0; at < program.length / 8; at += 1) {
    const code = program.readUInt16LE(at * 8);
    const k = program.readUInt32LE(at * 8 + 4);
    const skip = (isTrue: boolean) => program.readUInt8(at * 8 + (isTrue ? 2 : 3));
    if (code === 0x20) accumulator = data.readUInt32LE(k);
    else if (code === 0x15) at += skip(accumulator === k);
    else if (code === 0x35) at += skip(accumulator >= k);
    else if (code === 0x45) at += skip((accumulator & k) !== 0);
    else if (code === 0x06) return inWords(k);
    else throw new Error(`instruction ${at} has unknown code ${code}`);
  }
  throw new Error('the program runs off its end');
}

function inWords(verdict: number): string {
  const names: Record<number, string> = {
    [0x7fff0000]: 'allow',
    [0x80000000]: 'kill',
    [0x50000 | 1]: 'EPERM',
    [0x50000 | 11]: 'EAGAIN',
    [0x50000 | 38]: 'ENOSYS',
  };
  return names[verdict] ?? `verdict ${verdict}`;
}

const by = (architecture: Architecture, mode: FilterMode) => {
  const program = filterProgram(architecture, mode);
  return (number: number, ...args: number[]) =>
    verdictOf(program, { audit: audit[architecture], number, args });
};

const onlyInContainer =
  /^(t?g?kill|rt_(tg)?sigqueueinfo|[fl]?chmod|fchmodat|[fl]?chown|fchownat|(f?utime(s|sat|nsat)?)|utimensat|[fl]?(set|remove)xattr)$/;
const byArgument = ['clone', 'fcntl', 'ioctl', 'prctl'];
const processes = ['fork', 'vfork'];

it.each(everywhere)(
  'forbids every listed call on %s for %s and says so with the right error',
  (arch, mode) => {
    const verdict = by(arch, mode);
    for (const [name, number] of Object.entries(tables[arch])) {
      if (byArgument.includes(name)) continue;
      const isAllowed = mode === 'bubblewrap' && onlyInContainer.test(name);
      const expected = isAllowed ? 'allow' : processes.includes(name) ? 'EAGAIN' : 'EPERM';
      expect([name, verdict(number)]).toEqual([name, expected]);
    }
  },
);

it.each(everywhere)('forbids the calls that all architectures number alike on %s for %s', (arch, mode) => {
  const verdict = by(arch, mode);
  for (const number of [425, 426, 427, 435]) expect([number, verdict(number)]).toEqual([number, 'ENOSYS']);
  for (const number of [424, 428, 429, 430, 431, 432, 433, 434, 438, 440, 442, 443, 447, 448, 450, 467]) {
    expect([number, verdict(number)]).toEqual([number, 'EPERM']);
  }
  const inContainer = mode === 'container' ? 'EPERM' : 'allow';
  for (const number of [452, 463, 466]) expect([number, verdict(number)]).toEqual([number, inContainer]);
});

it.each(everywhere)('allows threads and no processes on %s for %s', (arch, mode) => {
  const verdict = by(arch, mode);
  const threadFlags = 0x3d0f00;
  expect(verdict(tables[arch]['clone']!, threadFlags)).toBe('allow');
  expect(verdict(tables[arch]['clone']!, 0x11)).toBe('EAGAIN');
  expect(verdict(tables[arch]['clone']!, 0x10000000)).toBe('EAGAIN');
});

it.each(everywhere)('forbids locks, outliving the host and typing by argument on %s for %s', (arch, mode) => {
  const verdict = by(arch, mode);
  const { fcntl, prctl, ioctl } = tables[arch];
  for (const command of [6, 7, 37, 38, 1024]) expect(verdict(fcntl!, 3, command)).toBe('EPERM');
  for (const command of [1, 2, 3, 4, 1030]) expect(verdict(fcntl!, 3, command)).toBe('allow');
  expect(verdict(prctl!, 1)).toBe('EPERM');
  expect(verdict(prctl!, 15)).toBe('allow');
  expect(verdict(ioctl!, 0, 0x5412)).toBe('EPERM');
  expect(verdict(ioctl!, 0, 0x541c)).toBe('EPERM');
  expect(verdict(ioctl!, 0, 0x5421)).toBe('allow');
});

it.each(everywhere)('leaves alone what a runtime lives of on %s for %s', (arch, mode) => {
  const verdict = by(arch, mode);
  // read, write, openat, close, mmap, mprotect, munmap, futex, epoll_pwait, exit_group, getrandom, execve
  const needed = {
    x64: [0, 1, 257, 3, 9, 10, 11, 202, 281, 231, 318, 59],
    arm64: [63, 64, 56, 57, 222, 226, 215, 98, 22, 94, 278, 221],
  };
  for (const number of needed[arch]) expect([number, verdict(number)]).toEqual([number, 'allow']);
});

it.each(everywhere)('kills for another architecture on %s for %s', (arch, mode) => {
  const program = filterProgram(arch, mode);
  const i386 = 0x40000003;
  const others = [i386, ...Object.values(audit).filter((value) => value !== audit[arch])];
  for (const other of others) expect(verdictOf(program, { audit: other, number: 1, args: [] })).toBe('kill');
});

it('kills for x32 numbers on x86-64', () => {
  expect(by('x64', 'bubblewrap')(0x40000000)).toBe('kill');
  expect(by('x64', 'container')(0x40000000 + 59)).toBe('kill');
  expect(by('x64', 'container')(0xffffffff)).toBe('kill');
});

it('is the same bytes every time, short enough for the kernel', () => {
  const program = filterProgram('x64', 'container');
  expect(filterProgram('x64', 'container').equals(program)).toBe(true);
  expect(program.length % 8).toBe(0);
  expect(program.length / 8).toBeLessThanOrEqual(4096);
});
