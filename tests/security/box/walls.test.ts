/** Every way out of a box is tried, on every kind of machine that there is a box for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type IsolationReport, inspectIsolation } from '../../../grader/run/isolation.ts';
import { hasBubblewrap, hasContainer } from '../../machine.ts';
import { isRoot, machines, runOn } from './machines.ts';

const ways = [
  'read a file of the host',
  'list a folder of the host',
  'list /proc',
  'write a file',
  'make a folder',
  'start a program',
  'start itself again',
  'be root',
  'become root',
  'signal the host or its group',
  "open the host's debugger",
  'connect to the host by TCP',
  'connect to the internet',
  'connect to a unix socket',
  'connect to an abstract socket',
  'send a datagram',
  'listen',
  'allocate buffers past the limit',
  'allocate shared buffers past the limit',
  'allocate WebAssembly memory past the limit',
  'allocate a heap past the limit',
  'outlive the host',
];

function expectAllHeld({ tried }: IsolationReport): void {
  expect(tried.map(({ name }) => name)).toEqual(ways);
  expect(tried.filter(({ held }) => !held)).toEqual([]);
}

it.skipIf(!hasBubblewrap)('holds in bubblewrap on this machine', async () => {
  const report = await inspectIsolation();
  expect(report).toMatchObject({ level: 'bubblewrap', bubblewrap: 'works', refused: [], advice: [] });
  expectAllHeld(report);
});

it.skipIf(!hasBubblewrap)(
  'is refused by the kernel, not by Node: processes, sockets and writing by their own errors',
  async () => {
    const { tried } = await inspectIsolation();
    const details = Object.fromEntries(tried.map(({ name, detail }) => [name, detail]));
    expect(details).toMatchObject({
      'start a program': 'EAGAIN',
      listen: 'EPERM',
      'send a datagram': 'EPERM',
      'write a file': 'EROFS, ENOENT',
      'become root': 'EPERM',
    });
  },
);

describe.runIf(isRoot && hasBubblewrap && hasContainer)('on other machines', () => {
  const doctorOn = (machine: readonly string[]): IsolationReport =>
    JSON.parse(runOn(machine, ['bin/gradecheck.mjs', 'doctor', '--json']));

  it('holds in bubblewrap for a root whose folder for temporary files is closed to others', () => {
    const closed = mkdtempSync(join(tmpdir(), 'gradecheck-closed-'));
    const report = doctorOn(['env', `TMPDIR=${closed}`]);
    rmSync(closed, { recursive: true });
    expect(report.level).toBe('bubblewrap');
    expectAllHeld(report);
  });

  it('holds in bubblewrap for an ordinary user', () => {
    const report = doctorOn(machines['an ordinary user with namespaces']);
    expect(report.level).toBe('bubblewrap');
    expectAllHeld(report);
  });

  it.each([
    'a root without namespaces and with the capabilities of Docker',
    'an ordinary user without namespaces',
  ] as const)('holds at level container for %s', (name) => {
    const report = doctorOn(machines[name]);
    expect(report).toMatchObject({ level: 'container', bubblewrap: 'broken' });
    expect(report.refused).toMatchObject([
      { level: 'bubblewrap', reason: expect.stringContaining('namespace') },
    ]);
    expectAllHeld(report);
  });
});
