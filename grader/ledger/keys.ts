/** The names under which gradings are recorded: digests of all that they hang on, and of nothing else. */
import type { Limits, Plan, SourceFiles } from '../model.ts';
import { encodePlan } from '../plan/encode.ts';
import type { Engine } from './engine.ts';
import { digestOf } from './sealed.ts';

/** What submissions are graded with. How strongly they are held is not in it: it changes no answer. */
export type Conditions = { readonly engine: Engine; readonly limits: Limits };

/**
 * Digests of hexadecimal digits. `files`: what was handed in. `run`: the same answers. `record`: the same answers and the
 * same verdicts.
 */
export type Keys = { readonly files: string; readonly run: string; readonly record: string };

/** The digest of what somebody handed in, whatever the order of the files. */
export function filesKey(files: SourceFiles): string {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return digestOf(JSON.stringify(entries));
}

/** The keys of the submission whose {@link filesKey} is given, under these conditions and by a plan. */
export function keysUnder({ engine, limits }: Conditions): (files: string, plan: Plan) => Keys {
  const known = new WeakMap<Plan, PlanDigests>();
  return (files, plan) => {
    const { ran, judged } = known.get(plan) ?? digestsOf(plan, { engine, limits });
    known.set(plan, { ran, judged });
    const run = digestOf(`${files}${ran}`);
    return { files, run, record: digestOf(`${run}${judged}`) };
  };
}

type PlanDigests = { readonly ran: string; readonly judged: string };

function digestsOf(plan: Plan, { engine, limits }: Conditions): PlanDigests {
  const { calls } = encodePlan(plan);
  return {
    ran: digestOf(JSON.stringify([calls, engine.node, engine.run, limits])),
    judged: digestOf(JSON.stringify([plan.id, engine.version, engine.judge])),
  };
}
