/** The files of a reference: their text with and without types, what they import and export. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AuthorError } from '../author-error.ts';
import type { FunctionTable } from '../spec.ts';

/** A module as its importers see it. */
export type Namespace = Readonly<Record<string, unknown>>;

/** A piece of a text, by its first offset and the one after its last. */
export type Span = { readonly start: number; readonly end: number };

/** An import declaration; `clause` is what stands between `import` and `from`. */
export type Import = Span & { readonly clause: string; readonly specifier: string; readonly from: Namespace };

export type Source = {
  readonly url: string;
  /** From the root of the repository, for messages. */
  readonly path: string;
  readonly text: string;
  /** The text with types blanked out, of the same length, so that places in one are places in the other. */
  readonly plain: string;
  readonly imports: readonly Import[];
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
  for (const { specifier, from } of await readImports(checks.href, readPlain(checks.href).plain)) {
    const isReference = Object.values(from).some((value) => typeof value === 'function' && graded.has(value));
    if (isReference && specifier.startsWith('.'))
      await collect(new URL(specifier, checks).href, from, sources);
  }
  return sources;
}

/** The file of ours that `specifier` means in `source`; nothing for a package. */
export function importedBy(
  source: Source,
  specifier: string,
  sources: ReadonlyMap<string, Source>,
): Source | undefined {
  return specifier.startsWith('.') ? sources.get(new URL(specifier, source.url).href) : undefined;
}

async function collect(url: string, namespace: Namespace, sources: Map<string, Source>): Promise<void> {
  if (sources.has(url)) return;
  const { text, plain } = readPlain(url);
  const imports = await readImports(url, plain);
  sources.set(url, { url, path: relative(root, fileURLToPath(url)), text, plain, imports, namespace });
  for (const { specifier, from } of imports) {
    if (specifier.startsWith('.')) await collect(new URL(specifier, url).href, from, sources);
  }
}

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

async function readImports(url: string, plain: string): Promise<Import[]> {
  const found = [...plain.matchAll(/^import\s+([^'";]+?)\s+from\s+'([^']+)';/gm)];
  return Promise.all(
    found.map(async ({ 0: whole, 1: clause = '', 2: specifier = '', index }) => {
      const target = specifier.startsWith('.') ? new URL(specifier, url).href : specifier;
      const from: Namespace = await import(target);
      return { start: index, end: index + whole.length, clause, specifier, from };
    }),
  );
}
