/** Where an edit belongs: the file and the declaration in which its `was` stands exactly once. */
import { type Misfit, type Patch, placeOf } from '../../edits.ts';
import type { Edit } from '../../model.ts';
import { reachedFrom, type Source, type Span } from './source.ts';

/** An edit with its place in a file. */
export type Placed = Patch & { readonly url: string };

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

type Declaration = Span & { readonly source: Source };

function declarationsOf(name: string, home: Source, sources: ReadonlyMap<string, Source>): Declaration[] {
  const among = home.declarations.has(name) ? [home] : [...reachedFrom(home, sources)];
  return among.flatMap((source) => {
    const span = source.declarations.get(name);
    return span === undefined ? [] : [{ source, ...span }];
  });
}

function placeIn({ source, start, end }: Declaration, edit: Edit, name: string): Placed | Misfit {
  if (edit.now.includes('Math.random'))
    return { problem: `${JSON.stringify(edit.now)} draws by luck; use the function's own rng` };
  const place = placeOf(edit, source.text.slice(start, end), `${name} (${source.path})`);
  if ('problem' in place) return place;
  return { ...place, url: source.url, start: start + place.start, end: start + place.end };
}
