/** A function that calls one that is wrong is never named before it: what the reference calls, checks rest on. */
import { describe, expect, it } from 'vitest';
import { openWorkshop, type Workshop } from '../../../grader/plan/edited/mistakes.ts';
import type { Source } from '../../../grader/plan/edited/source.ts';
import { assignmentFolder, listAssignments, loadAssignment } from '../../../grader/plan/load.ts';
import type { Assignment, CheckSpec, Fn } from '../../../grader/plan/spec.ts';

/** Calls of the reference that a check does not rest on, by assignment, `check: function`, each with the reason. */
const waived: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  convolution: {
    'conv-backward: convOutputSize': 'only the shape of dZ is held against it',
    'one-by-one: convOutputSize': 'only the shape of dZ is held against it',
    'pool-backward-max: convOutputSize': 'only the shape of dA is held against it',
    'pool-backward-max: distributeValue': 'belongs to the other mode',
    'pool-backward-ties: convOutputSize': 'only the shape of dA is held against it',
    'pool-backward-ties: distributeValue': 'belongs to the other mode',
    'pool-backward-average: convOutputSize': 'only the shape of dA is held against it',
    'pool-backward-average: createMaskFromWindow': 'belongs to the other mode',
  },
  'gradient-checking': {
    'vector-to-parameters: dictionaryToVector': 'only the length of the vector is held against it',
    'worst-component: dictionaryToVector': 'only the lengths of the vectors are held against it',
  },
  propagation: {
    'linear-activation-backward: relu': 'only the name is looked up, among those of all activations',
  },
  softmax: {
    'train-trajectory: computeAccuracy': 'the check looks at costs and parameters alone',
    'train-trajectory: predict': 'the check looks at costs and parameters alone',
  },
};

/** The graded functions that a declaration calls itself or by way of others that are not graded. */
function callsOf(name: string, home: Source, workshop: Workshop): Set<string> {
  const graded = new Map(Object.entries(workshop.reference).map(([fn, value]) => [value, fn]));
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (source: Source, declared: string): void => {
    const span = source.declarations.get(declared);
    if (span === undefined || seen.has(`${source.url} ${declared}`)) return;
    seen.add(`${source.url} ${declared}`);
    for (const word of wordsIn(source.plain.slice(span.start, span.end))) {
      const target = resolve(word, source, workshop);
      const fn = target && graded.get(target.source.namespace[target.name] as Fn);
      if (fn !== undefined && fn !== name) found.add(fn);
      else if (target !== undefined) visit(target.source, target.name);
    }
  };
  visit(home, name);
  return found;
}

/** Names in a text of code, without those in comments and texts, keys of objects, and what follows a dot. */
function wordsIn(code: string): Set<string> {
  const plain = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'[^'\n]*'/gm, '');
  const withoutKeys = plain.replace(/(?<=[{,]\s*)[\w$]+(?=\s*:)/g, '');
  return new Set([...withoutKeys.matchAll(/(?<![\w$.])[A-Za-z_$][\w$]*/g)].map(([word]) => word));
}

/** Where a name is declared: in the file itself, or in the one it is imported from. */
function resolve(word: string, source: Source, { sources }: Workshop) {
  if (source.declarations.has(word)) return { source, name: word };
  for (const { clause, url } of source.imports) {
    const imported = url === undefined ? undefined : sources.get(url);
    const [, name] =
      new RegExp(`[{,]\\s*(?:type\\s+)?([\\w$]+)\\s+as\\s+${escaped(word)}\\s*[,}]`).exec(clause) ?? [];
    const plainly = new RegExp(`[{,]\\s*${escaped(word)}\\s*[,}]`).test(clause) ? word : undefined;
    const own = name ?? plainly;
    if (imported !== undefined && own !== undefined) return { source: imported, name: own };
  }
  return undefined;
}

const escaped = (word: string) => word.replaceAll('$', '\\$');

/** All that a check rests on, directly or by way of what that rests on. */
function restedOn({ fn, restsOn, uses = [] }: CheckSpec, { checks }: Assignment): Set<string> {
  const own = ({ restsOn: list, uses: used = [] }: CheckSpec) => list ?? used;
  const rested = new Set(restsOn ?? uses);
  for (const other of rested)
    for (const spec of checks) if (spec.fn === other) for (const below of own(spec)) rested.add(below);
  rested.delete(fn);
  return rested;
}

async function unrestedCalls(slug: string): Promise<string[]> {
  const assignment = await loadAssignment(slug);
  const workshop = await openWorkshop(new URL('checks.ts', assignmentFolder(slug)), assignment.reference);
  const functions = new Set(Object.values(assignment.manifest.files).flat());
  return assignment.checks.flatMap((spec) => {
    const value = assignment.reference[spec.fn];
    const home = [...workshop.sources.values()].find(
      (source) => source.declarations.has(spec.fn) && source.namespace[spec.fn] === value,
    );
    const rested = restedOn(spec, assignment);
    const called = home === undefined ? [] : [...callsOf(spec.fn, home, workshop)];
    return called.filter((fn) => functions.has(fn) && !rested.has(fn)).map((fn) => `${spec.id}: ${fn}`);
  });
}

describe('every function that the reference calls', () => {
  it.each(listAssignments())('is one that the check of its caller rests on: %s', async (slug) => {
    expect(await unrestedCalls(slug)).toEqual(Object.keys(waived[slug] ?? {}));
  });
});
