/** Proves, rather than believes, how strongly student code is held on this machine. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call, IsolationLevel } from '../model.ts';
import { findBubblewrap, probeInBox } from './box.ts';
import { openSandbox } from './sandbox.ts';
import type { Attempt } from './worker/probe.ts';
import { type Command, WorkerProcess } from './worker-process.ts';

export type IsolationReport = {
  /** The strongest level at which every attempt to break out failed. */
  readonly level: IsolationLevel;
  readonly tried: readonly Attempt[];
  readonly nodeVersion: string;
  readonly bubblewrap: 'works' | 'absent' | 'broken';
  /** What to do to reach a stronger level; empty at the strongest. */
  readonly advice: readonly string[];
};

/** Tries to read, write, connect, start programs and signal from inside, at the strongest level that starts. */
export async function inspectIsolation(): Promise<IsolationReport> {
  const nodeVersion = process.versions.node;
  const bubblewrap = findBubblewrap();
  const inBox = bubblewrap === undefined ? [] : await tryFromBox(bubblewrap);
  if (inBox.length > 0 && inBox.every(({ held }) => held)) {
    return { level: 'bubblewrap', tried: inBox, nodeVersion, bubblewrap: 'works', advice: [] };
  }
  const state = bubblewrap === undefined ? 'absent' : 'broken';
  const inIsolate = await tryFromIsolate();
  const level = inIsolate.every(({ held }) => held) ? 'isolate' : 'local';
  return { level, tried: [...inBox, ...inIsolate], nodeVersion, bubblewrap: state, advice: adviceFor(state) };
}

function adviceFor(bubblewrap: 'absent' | 'broken'): string[] {
  if (process.platform !== 'linux') return ['For the strongest level, grade on Linux with bubblewrap.'];
  if (bubblewrap === 'absent') return ['apt-get install bubblewrap'];
  return [
    'bubblewrap is installed but cannot make namespaces here: allow unprivileged user namespaces ' +
      '(`sysctl kernel.unprivileged_userns_clone=1`, on Ubuntu `sysctl kernel.apparmor_restrict_unprivileged_userns=0`), ' +
      'or grade outside this container.',
  ];
}

/** Runs the probe in a box; no attempts when the box does not start. */
async function tryFromBox(bubblewrap: string): Promise<readonly Attempt[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-'));
  const file = join(folder, 'secret');
  const server = createServer((socket) => socket.destroy());
  try {
    writeFileSync(file, 'a file of the host');
    const port = await listen(server);
    return await runProbe(probeInBox(bubblewrap, [file, String(port), String(process.pid)]));
  } catch {
    return [];
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

function runProbe(command: Command): Promise<readonly Attempt[]> {
  return new Promise((resolve) => {
    const probe = new WorkerProcess(command);
    const timer = setTimeout(() => probe.kill(), 10_000);
    const settle = (attempts: readonly Attempt[]) => {
      clearTimeout(timer);
      resolve(attempts);
    };
    const listener = {
      onLine: (line: string) => settle(JSON.parse(line)),
      onFlood: () => settle([]),
      onEnd: () => settle([]),
    };
    probe.listen(listener, { lineBytes: 65_536, totalBytes: 65_536 });
  });
}

/** Student code that looks for Node in every place that is known to leak it. */
const intruder = `
const ways = [
  (name) => process.getBuiltinModule(name),
  (name) => require(name),
  (name) => Function('return process')().getBuiltinModule(name),
  (name) => console.log.constructor('return process')().getBuiltinModule(name),
  (name) => globalThis.constructor.constructor('return process')().getBuiltinModule(name),
];
function reach(name) {
  for (const way of ways) { try { return way(name); } catch {} }
  throw new Error(name + ' is out of reach');
}
export const read = () => reach('fs').readFileSync('/etc/hostname', 'utf8');
export const write = () => reach('fs').writeFileSync('left-over', '');
export const start = () => reach('child_process').spawnSync('/bin/true').status;
export const signal = () => reach('process').kill(reach('process').ppid, 0);
export const connect = () => reach('net').connect(1) && fetch('http://127.0.0.1:1');
`;

const intrusions = [
  ['read', 'read a file of the host'],
  ['write', 'write a file'],
  ['start', 'start a program of the host'],
  ['signal', 'signal the host'],
  ['connect', 'connect to the host'],
] as const;

async function tryFromIsolate(): Promise<readonly Attempt[]> {
  const functions = intrusions.map(([fn]) => fn);
  const code = { entries: { 'intruder.js': functions }, sources: {} };
  const calls = functions.map((fn): Call => ({ id: fn, target: 'student', fn, uses: [fn], args: [] }));
  const sandbox = await openSandbox({ code, isolation: 'isolate' });
  try {
    const answers = await sandbox.run({ 'intruder.js': intruder }, calls);
    return intrusions.map(([fn, name]) => {
      const answer = answers[fn];
      const held = answer?.kind === 'threw';
      return { name, held, detail: held ? answer.message : `answered ${answer?.kind}` };
    });
  } finally {
    await sandbox.close();
  }
}
