/** Where an edit belongs: the file and the declaration in which its `was` stands exactly once. */
import type { Edit } from '../../model.ts';
import { importedBy, type Source, type Span } from './source.ts';

/** An edit with its place in a file. */
export type Placed = Span & { readonly url: string; readonly now: string };

/** Why an edit fits nowhere. */
export type Misfit = { readonly problem: string };

/**
 * The place of `edit` in the declaration of `within`, or of `fn`: in the file of `fn` first, then in those it imports.
 * `home` is the file in which `fn` is declared.
 */
export function placeEdit(
  edit: Edit,
  { fn, home, sources }: { fn: string; home: Source; sources: ReadonlyMap<string, Source> },
): Placed | Misfit {
  const name = edit.within ?? fn;
  const found = declarationsOf(name, home, sources);
  const [declared] = found;
  if (declared === undefined)
    return { problem: `no declaration of ${name} in ${home.path} or what it imports` };
  if (found.length > 1) {
    const paths = found.map(({ source }) => source.path).join(' and ');
    return { problem: `${name} is declared in ${paths}; one of them must have another name` };
  }
  return placeIn(declared, edit, name);
}

type Declaration = { readonly source: Source; readonly span: Span };

function declarationsOf(name: string, home: Source, sources: ReadonlyMap<string, Source>): Declaration[] {
  const own = declarationIn(home, name);
  if (own) return [own];
  return reachedFrom(home, sources).flatMap((source) => declarationIn(source, name) ?? []);
}

function reachedFrom(home: Source, sources: ReadonlyMap<string, Source>): Source[] {
  const reached = new Set<Source>([home]);
  for (const source of reached) {
    for (const { specifier } of source.imports) {
      const imported = importedBy(source, specifier, sources);
      if (imported) reached.add(imported);
    }
  }
  reached.delete(home);
  return [...reached];
}

/** A declaration at the top of a file begins in its first column and goes on as long as lines are indented or close it. */
export function declarationIn(source: Source, name: string): Declaration | undefined {
  const begin = new RegExp(
    `^(?:export )?(?:async )?(?:function\\*? |const |let |class )${name.replaceAll('$', '\\$')}\\b`,
    'm',
  );
  const start = source.text.search(begin);
  if (start < 0) return undefined;
  const next = /\n(?=[^\s)}\]])/g;
  next.lastIndex = start;
  return { source, span: { start, end: next.exec(source.text)?.index ?? source.text.length } };
}

function placeIn({ source, span }: Declaration, { was, now }: Edit, name: string): Placed | Misfit {
  if (now.includes('Math.random'))
    return { problem: `${JSON.stringify(now)} draws by luck; use the function's own rng` };
  if (was === now) return { problem: `${JSON.stringify(was)} is replaced by itself` };
  const text = source.text.slice(span.start, span.end);
  const count = was === '' ? 0 : text.split(was).length - 1;
  if (count !== 1)
    return {
      problem: `${JSON.stringify(was)} occurs ${count} times in ${name} (${source.path}); it must occur once`,
    };
  const start = span.start + text.indexOf(was);
  return { url: source.url, start, end: start + was.length, now };
}
