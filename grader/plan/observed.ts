/** What checks hand to a student's functions, directly and through drivers, as seen by watching the reference. */
import { buildPlan } from './build.ts';
import type { DomainTable } from './domain.ts';
import { edgesOf } from './edges.ts';
import type { Assignment, Fn } from './spec.ts';
import { strayIn } from './stray.ts';

/** An argument outside its domain. */
export type Stray = { readonly fn: string; readonly parameter: string; readonly problem: string };

/** What was seen in some plans: what lies outside the domain, and which edges were reached, as `fn, parameter: edge`. */
export type Observed = { readonly strays: readonly Stray[]; readonly reached: ReadonlySet<string> };

/** The name of an edge in {@link Observed}. */
export const edgeName = (fn: string, parameter: string, edge: string): string =>
  `${fn}, ${parameter}: ${edge}`;

/** Builds the plans of `seeds` without their mistakes and watches every call of a function of the reference. */
export function observe(assignment: Assignment, domain: DomainTable, seeds: readonly string[]): Observed {
  const strays = new Map<string, Stray>();
  const reached = new Set<string>();
  const watched = Object.entries(assignment.reference).map(([fn, own]) => {
    const see = watchOf(fn, domain, { strays, reached });
    const watching: Fn = (...args) => {
      see(args);
      return own(...args);
    };
    return [fn, watching] as const;
  });
  const { manifest } = assignment;
  const bare = {
    ...assignment,
    reference: Object.fromEntries(watched),
    mistakes: [],
    manifest: { ...manifest, accept: [] },
  };
  for (const seed of seeds) buildPlan(bare, seed, 'hidden');
  return { strays: [...strays.values()], reached };
}

type Seen = { readonly strays: Map<string, Stray>; readonly reached: Set<string> };

function watchOf(fn: string, domain: DomainTable, { strays, reached }: Seen): (args: unknown[]) => void {
  const parameters = Object.entries(domain[fn]?.parameters ?? {}).map(([parameter, of]) => ({
    parameter,
    of,
    edges: edgesOf(of).map((edge) => ({ ...edge, name: edgeName(fn, parameter, edge.name) })),
  }));
  return (args) => {
    for (const [index, { parameter, of, edges }] of parameters.entries()) {
      const problem = strayIn(of, args[index]);
      if (problem !== undefined) strays.set(`${fn}, ${parameter}`, { fn, parameter, problem });
      for (const { name, holds } of edges) if (!reached.has(name) && holds(args[index])) reached.add(name);
    }
  };
}

/** Every edge of an assignment's domain that is not waived. */
export function edgesWanted(domain: DomainTable): string[] {
  return Object.entries(domain).flatMap(([fn, { parameters, waived = {} }]) =>
    Object.entries(parameters).flatMap(([parameter, of]) =>
      edgesOf(of)
        .filter(({ name }) => !Object.hasOwn(waived, `${parameter}: ${name}`))
        .map(({ name }) => edgeName(fn, parameter, name)),
    ),
  );
}
