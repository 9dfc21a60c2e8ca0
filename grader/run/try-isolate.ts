/** Tries to get out of the isolate by the ways that are known to leak Node into one. */
import type { Call } from '../model.ts';
import { openSandbox } from './sandbox.ts';
import type { Attempt } from './worker/probe-task.ts';

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

/** Runs student code that looks for Node, at level `isolate`. */
export async function tryFromIsolate(): Promise<readonly Attempt[]> {
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
