/** Mistakes as functions: the reference with each edit made. */
import type { Edit } from '../../model.ts';
import { AuthorError } from '../author-error.ts';
import type { Fn, FunctionTable, Mistake, MistakeSpec } from '../spec.ts';
import { instantiate } from './instance.ts';
import { type Placed, placeEdit } from './place.ts';
import { type Namespace, readSources, type Source } from './source.ts';

/** The files of a reference and how to find in them the one that declares a graded function. */
export type Workshop = { readonly sources: ReadonlyMap<string, Source>; readonly reference: FunctionTable };

/** Reads the files that edits are made in. */
export async function openWorkshop(checks: URL, reference: FunctionTable): Promise<Workshop> {
  return { sources: await readSources(checks, reference), reference };
}

/**
 * Every form of a mistake, ready to be called.
 * @throws {AuthorError} when an edit does not fit exactly once, or the edited text does not parse or load.
 */
export function formsOf(spec: MistakeSpec, workshop: Workshop): Mistake[] {
  const { id, fn, text } = spec;
  return placeForms(spec, workshop).map(({ home, placed }, form) => {
    const namespace = load({ spec, home, placed }, workshop);
    return { id, fn, text, form, ...watched(ownFunction(spec, home, namespace)) };
  });
}

/** Where the edits of one form stand; `home` is the file that declares the graded function. */
export type PlacedForm = { readonly home: Source; readonly placed: readonly Placed[] };

/** The places of each form's edits. @throws {AuthorError} when an edit does not fit exactly once. */
export function placeForms(spec: MistakeSpec, { sources, reference }: Workshop): PlacedForm[] {
  const { id, fn } = spec;
  if (spec.edits.length === 0) throw new AuthorError(`mistake "${id}" of ${fn} has no edit`);
  const home = homeOf(fn, { sources, reference });
  if (home === undefined)
    throw problemOf(spec, 'the reference', 'no file of it declares and exports this function');
  const placeOf = (edit: Edit): Placed => {
    const place = placeEdit(edit, { fn, home, sources });
    if ('problem' in place) throw problemOf(spec, home.path, place.problem);
    return place;
  };
  return spec.edits.map((edits) => ({ home, placed: [edits].flat().map(placeOf) }));
}

/** The file that declares `fn` and exports the very function that the reference has under this name. */
function homeOf(fn: string, { sources, reference }: Workshop): Source | undefined {
  return [...sources.values()].find(
    (source) => source.namespace[fn] === reference[fn] && source.declarations.has(fn),
  );
}

function load({ spec, home, placed }: PlacedForm & { spec: MistakeSpec }, { sources }: Workshop): Namespace {
  try {
    return instantiate(home, placed, sources);
  } catch (error) {
    const what = error instanceof SyntaxError ? 'does not parse' : 'does not load';
    throw problemOf(spec, home.path, `the edited text ${what}: ${String(error)}`);
  }
}

/** The edited function, which must be another than the reference has. */
function ownFunction(spec: MistakeSpec, home: Source, namespace: Namespace): Fn {
  const edited = namespace[spec.fn];
  if (typeof edited === 'function' && edited !== home.namespace[spec.fn]) return edited as Fn;
  throw problemOf(spec, home.path, 'the edited file has no function of its own by this name');
}

/** The function, and whether it has ever thrown a ReferenceError: a driver may catch what an edit's author must see. */
function watched(fn: Fn): Pick<Mistake, 'wrong' | 'slipOfAuthor'> {
  let slip: Error | undefined;
  const wrong: Fn = (...args) => {
    try {
      return fn(...args);
    } catch (error) {
      if (error instanceof ReferenceError) slip = error;
      throw error;
    }
  };
  return { wrong, slipOfAuthor: () => slip };
}

function problemOf({ id, fn }: MistakeSpec, path: string, found: string): AuthorError {
  return new AuthorError(`mistake "${id}" of ${fn} in ${path}: ${found}`);
}
