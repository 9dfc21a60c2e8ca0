/** The files of a reference: their text with and without types, what they import and export. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Patch } from '../../edits.ts';
import { AuthorError } from '../author-error.ts';
import type { FunctionTable } from '../spec.ts';

/** A module as its importers see it. */
export type Namespace = Readonly<Record<string, unknown>>;

/** An import declaration; `clause` is what stands between `import` and `from`. */
export type Import = {
  readonly clause: string;
  readonly from: Namespace;
  /** The file of ours that is imported; nothing for a package. */
  readonly url: string | undefined;
};

/** A piece of a text, by its first offset and the one after its last. */
export type Span = { readonly start: number; readonly end: number };

export type Source = {
  readonly url: string;
  /** From the root of the repository, for messages. */
  readonly path: string;
  readonly text: string;
  /** The text with types blanked out, of the same length, so that places in one are places in the other. */
  readonly plain: string;
  readonly imports: readonly Import[];
  /** Where each declaration at the top of the file begins and ends, by name. */
  readonly declarations: ReadonlyMap<string, Span>;
  /** What takes imports and the word `export` out of the text, and the names that are exported. */
  readonly withoutModule: readonly Patch[];
  readonly exported: readonly string[];
  /** What the file exports, unedited; shared by all. */
  readonly namespace: Namespace;
};

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The files in which the functions of `reference` are declared, and all that these import, by URL.
 * `checks` is the assignment's `checks.ts`, which imports the reference.
 */
export async function readSources(checks: URL, reference: FunctionTable): Promise<Map<string, Source>> {
  const graded = new Set<unknown>(Object.values(reference));
  const sources = new Map<string, Source>();
  const declared = importsIn(readFileSync(checks, 'utf8'));
  for (const { from, url } of await readImports(checks.href, declared)) {
    const isReference = Object.values(from).some((value) => typeof value === 'function' && graded.has(value));
    if (isReference && url !== undefined) await collect(url, from, sources);
  }
  return sources;
}

/** The file and all that it imports, directly or by way of others. */
export function reachedFrom(source: Source, sources: ReadonlyMap<string, Source>): ReadonlySet<Source> {
  const reached = new Set([source]);
  for (const { imports } of reached) {
    for (const { url } of imports) {
      const imported = url === undefined ? undefined : sources.get(url);
      if (imported) reached.add(imported);
    }
  }
  return reached;
}

async function collect(url: string, namespace: Namespace, sources: Map<string, Source>): Promise<void> {
  if (sources.has(url)) return;
  const { text, plain } = readPlain(url);
  const declared = importsIn(plain);
  const exports = exportsIn(plain);
  const imports = await readImports(url, declared);
  sources.set(url, {
    ...{ url, path: relative(root, fileURLToPath(url)), text, plain, namespace, imports },
    declarations: declarationsIn(text),
    withoutModule: [...declared, ...exports].map(({ 0: whole, index }) => blankAt(index, whole.length)),
    exported: exports.flatMap(({ 1: name, 2: list }) => name ?? listed(list)),
  });
  for (const { from, url: imported } of imports)
    if (imported !== undefined) await collect(imported, from, sources);
}

const blankAt = (start: number, length: number): Patch => ({ start, end: start + length, now: '' });

const listed = (names = ''): string[] =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Import declarations; types have none of their own where types are blanked out. */
const importsIn = (plain: string) => [
  ...plain.matchAll(/^import\s+(?!type\b)([^'";]+?)\s+from\s+'([^']+)';/gm),
];

/** A declaration at the top of a file begins in its first column and goes on as long as lines are indented or close it. */
function declarationsIn(text: string): Map<string, Span> {
  const begin = /^(?:export )?(?:async )?(?:function\*? |const |let |class )([\w$]+)/gm;
  const next = /\n(?=[^\s)}\]])/g;
  const found = [...text.matchAll(begin)].map(({ 1: name = '', index: start }) => {
    next.lastIndex = start;
    return [name, { start, end: next.exec(text)?.index ?? text.length }] as const;
  });
  return new Map(found);
}

/** The word `export` before a declaration, and whole lists of exports. */
const exportsIn = (plain: string) => [
  ...plain.matchAll(/^export (?:(?=(?:async )?(?:function\*? |const |let |class )([\w$]+))|\{([^}]*)\};)/gm),
];

function readPlain(url: string): { text: string; plain: string } {
  const path = fileURLToPath(url);
  const text = readFileSync(path, 'utf8');
  const plain = withoutTypes(text);
  if (plain.length !== text.length)
    throw new AuthorError(`${relative(root, path)} changes its length when types are blanked out`);
  return { text, plain };
}

/** Node warns that this may change with its version, which is pinned here. */
function withoutTypes(text: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(text);
  } finally {
    process.emitWarning = emitWarning;
  }
}

function readImports(url: string, declared: readonly RegExpMatchArray[]): Promise<Import[]> {
  return Promise.all(
    declared.map(async ({ 1: clause = '', 2: specifier = '' }) => {
      const imported = specifier.startsWith('.') ? new URL(specifier, url).href : undefined;
      const from: Namespace = await import(imported ?? specifier);
      return { clause, from, url: imported };
    }),
  );
}
