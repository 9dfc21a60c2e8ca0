/** A task as the host hands it to a worker. */
import type { Call, Limits, PublicCode, SourceFiles } from '../model.ts';
import { encodeValue } from '../value.ts';
import { keptBytes } from './limits.ts';
import type { Allowance } from './weight.ts';
import type { EncodedArgument, Task, TaskCall } from './worker/protocol.ts';

/** What a submission brings and may use. */
export type Load = { readonly code: PublicCode; readonly limits: Limits; readonly files: SourceFiles };

/**
 * What a worker is told: the files, and the calls with the entries that they need; `printedBytes` are left for them. Where
 * they are asked `again`, those that are marked for it come once more in the end.
 */
export function taskOf(
  { code, limits, files }: Load,
  calls: readonly Call[],
  { printedBytes, again }: Pick<Allowance, 'printedBytes'> & { readonly again: boolean },
): Task {
  const used = new Set(
    calls.flatMap(({ target, fn, uses }) => (target === 'student' ? [fn, ...uses] : uses)),
  );
  const all = Object.entries(code.entries);
  const declared = new Set(all.flatMap(([, functions]) => functions));
  const needsAll = [...used].some((name) => !declared.has(name));
  const entries = needsAll ? all : all.filter(([, functions]) => functions.some((name) => used.has(name)));
  const pairs = { sources: Object.entries(code.sources), files: Object.entries(files) };
  const watched = { ...limits, keptConsoleBytes: keptBytes(limits), keptInAllBytes: printedBytes };
  const repeats = again ? calls.filter((call) => call.again) : [];
  return { limits: watched, entries, ...pairs, calls: [...calls, ...repeats].map(taskCallOf) };
}

/** Calls as they travel; a plan's calls are the same objects for each submission of a class. */
const encodedCalls = new WeakMap<Call, TaskCall>();

function taskCallOf(call: Call): TaskCall {
  const encoded = encodedCalls.get(call) ?? encodeCall(call);
  encodedCalls.set(call, encoded);
  return encoded;
}

function encodeCall({ id, target, fn, uses, args }: Call): TaskCall {
  const encoded = args.map((argument): EncodedArgument => {
    if (argument.kind === 'value') return ['value', encodeValue(argument.value)];
    return argument.kind === 'rng' ? ['rng', argument.seed] : ['probe', argument.name];
  });
  const probes = args.flatMap((argument) => (argument.kind === 'probe' ? [argument.name] : []));
  const place: EncodedArgument[] = target === 'driver' ? [['value', null]] : [];
  return { id, target, fn, uses, args: JSON.stringify([...place, ...encoded]), probes };
}
