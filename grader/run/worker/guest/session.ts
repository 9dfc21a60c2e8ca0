/** The guest's state for one submission, and the modules it takes up. */
import type { KeptConsole } from '../protocol.ts';
import { takeBuiltins } from './builtins.ts';
import { call } from './call.ts';
import { stopClock } from './clock.ts';
import { installClone } from './clone.ts';
import { forgetPrinted, installConsole, openPrinted, type Printed } from './console.ts';
import { describe } from './describe.ts';
import type { AnswerLimits } from './encode.ts';
import { type Membrane, openMembrane } from './membrane-state.ts';
import { isOwn, type Primordials, setOwn, takePrimordials } from './primordials.ts';
import { installStacks } from './stack.ts';
import type { Exports, Session } from './state.ts';

/** What the guest itself watches. */
export type GuestLimits = AnswerLimits & KeptConsole & { readonly consoleBytes: number };

/** Starts the guest: gives the function that the worker talks to. */
export function openSession(limits: GuestLimits) {
  const p = takePrimordials();
  const stops = { answerBytes: {}, valueCount: {}, valueDepth: {} };
  lockDown(p);
  const session: Session = {
    p,
    membrane: openMembrane(p, { p, limits, stops }),
    builtins: takeBuiltins(p),
    printed: openPrinted(limits),
    modules: { __proto__: null } as unknown as Session['modules'],
    student: {},
  };
  installConsole(p, session.printed);
  installClone(p);
  return (operation: string, module: object, first: string, second: string, third: string): string => {
    if (operation === 'adopt') return adopt(session, module as Exports, { role: first, wanted: second });
    if (operation === 'call') return call(session, { role: first, fn: second, args: third });
    return tellPrinted(p, session.printed);
  };
}

/** The JSON text of what was printed and whether that was too much; it is forgotten then. */
export function tellPrinted(p: Primordials, printed: Printed): string {
  const text = `{"text":${p.stringify(printed.text)},"isOver":${printed.isOver}}`;
  forgetPrinted(printed);
  return text;
}

/** Takes away what is not ECMAScript, and makes stack traces long enough to reach the student's own line. */
export function lockDown(p: Primordials): void {
  delete (globalThis as { WebAssembly?: unknown }).WebAssembly;
  // Its numbers are others in every run, and no grading could be repeated.
  Math.random = () => {
    throw new Error('Math.random gives other numbers in every run: take random numbers from rng');
  };
  stopClock(p);
  Error.stackTraceLimit = 50;
  installStacks(p);
}

/**
 * Takes up a module under `role`: `driver`, `probes` or the path of an entry file after `entry:`. `wanted` is the JSON
 * list of the functions that the entry must export; they win over same-named exports of other entries.
 * Answers the exports as `[name, what]` pairs.
 */
export function adopt(session: Session, module: Exports, names: { role: string; wanted: string }): string {
  const p = session.p;
  const exports = { __proto__: null } as unknown as Exports;
  setOwn(p, session.modules, { key: names.role, value: exports });
  const text = listExports(p, module, exports);
  if (names.role === 'driver') session.membrane.passes = exports['passesAsItIs'] as Membrane['passes'];
  if (names.role === 'driver' || names.role === 'probes') return text;
  const wanted = p.parse(names.wanted) as string[];
  for (const name in exports) {
    let isWanted = !isOwn(p, session.student, name);
    for (let index = 0; index < wanted.length; index += 1) isWanted ||= wanted[index] === name;
    if (isWanted && typeof exports[name] === 'function') {
      setOwn(p, session.student, { key: name, value: exports[name] });
    }
  }
  return text;
}

/** Copies the exports of `module` to `exports`; gives the JSON text of `[name, what]` pairs. */
export function listExports(p: Primordials, module: Exports, exports: Exports): string {
  const names = p.keys(module);
  let text = '';
  for (let index = 0; index < names.length && index < 1000; index += 1) {
    const name = names[index] ?? '';
    const value = module[name];
    setOwn(p, exports, { key: name, value });
    text += `${index === 0 ? '' : ','}[${p.stringify(name)},${p.stringify(describe(p, value))}]`;
  }
  return `[${text}]`;
}
