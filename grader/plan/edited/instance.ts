/** Edited files, run anew: the file of a function and those on the way to an edit; all others are shared. */
import { compileFunction } from 'node:vm';
import { withPatches } from '../../edits.ts';
import type { Placed } from './place.ts';
import { type Import, type Namespace, reachedFrom, type Source } from './source.ts';

/** An edit that was not in the program that ran: nothing would be worse than an answer of the unedited one. */
export class EditNotRunError extends Error {
  override name = 'EditNotRunError';
}

/**
 * The exports of `home` with `edits` made in it and in what it imports.
 * @throws {SyntaxError} when an edited text does not parse, and whatever it throws while it loads.
 * @throws {EditNotRunError} when `home` does not lead to the file of an edit.
 */
export function instantiate(
  home: Source,
  edits: readonly Placed[],
  sources: ReadonlyMap<string, Source>,
): Namespace {
  const ran = new Map<string, Namespace>();
  const run = (source: Source): Namespace => {
    const namespace = ran.get(source.url) ?? runFile(source, edits, importOf);
    ran.set(source.url, namespace);
    return namespace;
  };
  const leadsToEdit = (source: Source) =>
    [...reachedFrom(source, sources)].some(({ url }) => edits.some((edit) => edit.url === url));
  const importOf = ({ url, from }: Import): Namespace => {
    const target = url === undefined ? undefined : sources.get(url);
    return target && leadsToEdit(target) ? run(target) : from;
  };
  const namespace = run(home);
  const missed = edits.find(({ url }) => !ran.has(url));
  if (missed) throw new EditNotRunError(`${home.path} does not lead to ${missed.url}`);
  return namespace;
}

function runFile(
  source: Source,
  edits: readonly Placed[],
  importOf: (declared: Import) => Namespace,
): Namespace {
  const own = edits.filter(({ url }) => url === source.url);
  const body = withPatches(source.plain, [...source.withoutModule, ...own]);
  if (typeof body !== 'string')
    throw new SyntaxError('two edits overlap, or one takes away an import or "export"');
  const bindings = source.imports.map(
    ({ clause }, index) => `const ${patternOf(clause)} = imports[${index}];`,
  );
  const code = `'use strict';${bindings.join('')}${body}\nreturn { ${source.exported.join(', ')} };`;
  return compileFunction(code, ['imports'], { filename: source.path })(source.imports.map(importOf));
}

/** `{ at, shapeOf as shape }` as a pattern: `{ at, shapeOf: shape }`; `* as tf` as the name alone. */
function patternOf(clause: string): string {
  if (clause.startsWith('{')) return clause.replaceAll(/\s+as\s+/g, ': ');
  return clause.startsWith('*') ? clause.replace(/^\*\s+as\s+/, '') : `{ default: ${clause} }`;
}
