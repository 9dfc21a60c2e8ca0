/** Edited files, run anew: the file of a function and those on the way to an edit; all others are shared. */
import { compileFunction } from 'node:vm';
import type { Placed } from './place.ts';
import { type Import, importedBy, type Namespace, type Source } from './source.ts';

type Patch = { readonly start: number; readonly end: number; readonly now: string };

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
  const importOf = (source: Source, { specifier, from }: Import): Namespace => {
    const target = importedBy(source, specifier, sources);
    return target && leadsToEdit(target, edits, sources) ? run(target) : from;
  };
  const namespace = run(home);
  const missed = edits.find(({ url }) => !ran.has(url));
  if (missed) throw new EditNotRunError(`${home.path} does not lead to ${missed.url}`);
  return namespace;
}

function leadsToEdit(
  source: Source,
  edits: readonly Placed[],
  sources: ReadonlyMap<string, Source>,
): boolean {
  if (edits.some(({ url }) => url === source.url)) return true;
  return source.imports.some(({ specifier }) => {
    const target = importedBy(source, specifier, sources);
    return target !== undefined && leadsToEdit(target, edits, sources);
  });
}

function runFile(
  source: Source,
  edits: readonly Placed[],
  importOf: (source: Source, declared: Import) => Namespace,
): Namespace {
  const own = edits.filter(({ url }) => url === source.url);
  const { body, names } = withoutModuleSyntax(source, own);
  const bindings = source.imports.map(
    ({ clause }, index) => `const ${patternOf(clause)} = imports[${index}];`,
  );
  const code = `'use strict';${bindings.join('')}${body}\nreturn { ${names.join(', ')} };`;
  const imports = source.imports.map((declared) => importOf(source, declared));
  return compileFunction(code, ['imports'], { filename: source.path })(imports);
}

/** `{ at, shapeOf as shape }` as a pattern: `{ at, shapeOf: shape }`; `* as tf` as the name alone. */
function patternOf(clause: string): string {
  if (clause.startsWith('{')) return clause.replaceAll(/\s+as\s+/g, ': ');
  return clause.startsWith('*') ? clause.replace(/^\*\s+as\s+/, '') : `{ default: ${clause} }`;
}

/** The file as the body of a function, edits made; `names` are what it exports. */
function withoutModuleSyntax(source: Source, edits: readonly Patch[]): { body: string; names: string[] } {
  const exported = [
    ...source.plain.matchAll(/^export (?=(?:async )?(?:function\*? |const |let |class )([\w$]+))/gm),
  ];
  const lists = [...source.plain.matchAll(/^export \{([^}]*)\};/gm)];
  const blanks = [...exported, ...lists].map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
    now: '',
  }));
  const imports = source.imports.map(({ start, end }) => ({ start, end, now: '' }));
  const names = lists.flatMap(({ 1: list = '' }) => list.split(',').map((name) => name.trim()));
  return {
    body: patched(source.plain, [...blanks, ...imports, ...edits]),
    names: [...exported.map(({ 1: name = '' }) => name), ...names].filter((name) => name !== ''),
  };
}

function patched(text: string, patches: readonly Patch[]): string {
  const inOrder = patches.toSorted((a, b) => a.start - b.start);
  const pieces = inOrder.map(({ start, now }, index) => {
    const end = inOrder[index - 1]?.end ?? 0;
    if (end > start) throw new SyntaxError('two edits overlap, or one takes away an import or "export"');
    return text.slice(end, start) + now;
  });
  return pieces.join('') + text.slice(inOrder.at(-1)?.end ?? 0);
}
