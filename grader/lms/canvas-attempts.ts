/** Files that Canvas renamed because somebody handed them in again: `adam.ts`, then `adam-1.ts`. */
import type { Attempt, HandedIn } from '../model.ts';

/** A file with the number that Canvas gave it; later ones have greater numbers. Typed entries have none. */
type Attachment = HandedIn & { readonly attachment: string };

/** The name before Canvas counted, or the name itself. A counter stands before the first dot of the last segment. */
function uncounted(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const file = path.slice(folder.length);
  const dot = file.indexOf('.', 1);
  const stem = dot < 0 ? file : file.slice(0, dot);
  const match = /^(.+)-[1-9]\d{0,2}$/s.exec(stem);
  return match ? `${folder}${match[1]}${file.slice(stem.length)}` : path;
}

/**
 * The files that count, named as they were handed in, and the earlier attempts. Counted names count as one file with
 * the uncounted, and the latest of them counts. `part-1.ts` and `part-2.ts` without a `part.ts` are two files.
 */
export function latestOf(files: readonly Attachment[]): [HandedIn[], Attempt[]] {
  const groups = Map.groupBy(files, ({ as }) => uncounted(as));
  const latest: HandedIn[] = [];
  const earlier: Attempt[] = [];
  for (const [name, group] of groups) {
    if (group.length > 1 && !group.some(({ as }) => as === name)) {
      latest.push(...group.map(({ path, as }) => ({ path, as })));
      continue;
    }
    const [last, ...before] = group.toSorted((a, b) => later(a.attachment, b.attachment));
    if (last) latest.push({ path: last.path, as: name });
    earlier.push(...before.map(({ path, as, attachment }) => ({ label: attachment, files: [{ path, as }] })));
  }
  return [latest, earlier];
}

/** Order by number, the greater first; the numbers are too long for a number. */
function later(a: string, b: string): number {
  if (a.length !== b.length) return b.length - a.length;
  if (a === b) return 0;
  return a < b ? 1 : -1;
}
