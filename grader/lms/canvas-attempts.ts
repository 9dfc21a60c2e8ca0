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

/** All that was handed in as one file, the earliest first. */
type Versions = { readonly as: string; readonly versions: readonly Attachment[] };

/**
 * The files that count, named as they were handed in, and the earlier attempts, the earliest first: in each of them stands
 * what was later replaced, beside what never was. Counted names count as one file with the uncounted, and the latest of
 * them counts. `part-1.ts` and `part-2.ts` without a `part.ts` are two files.
 */
export function latestOf(files: readonly Attachment[]): [HandedIn[], Attempt[]] {
  const groups = Map.groupBy(files, ({ as }) => uncounted(as));
  const all = [...groups].flatMap(([name, group]) => versionsIn(name, group));
  const count = Math.max(1, ...all.map(({ versions }) => versions.length));
  const attempts = Array.from({ length: count }, (_, index) => attemptBefore(all, count - 1 - index));
  return [[...(attempts.at(-1)?.files ?? [])], attempts.slice(0, -1)];
}

function versionsIn(name: string, group: readonly Attachment[]): Versions[] {
  if (group.length > 1 && !group.some(({ as }) => as === name))
    return group.map((file) => ({ as: file.as, versions: [file] }));
  return [{ as: name, versions: group.toSorted((a, b) => later(b.attachment, a.attachment)) }];
}

/** The attempt that many before the latest. */
function attemptBefore(all: readonly Versions[], back: number): Attempt {
  const chosen = all.flatMap(({ as, versions }) => {
    const file = versions[Math.max(0, versions.length - 1 - back)];
    return file === undefined ? [] : [{ as, file, isReplaced: versions.length > 1 }];
  });
  const replaced = chosen.filter(({ isReplaced }) => isReplaced).map(({ file }) => file.attachment);
  const [label = ''] = replaced.toSorted(later);
  return { label, files: chosen.map(({ as, file }) => ({ path: file.path, as })) };
}

/** Order by number, the greater first; the numbers are too long for a number. */
function later(a: string, b: string): number {
  if (a.length !== b.length) return b.length - a.length;
  if (a === b) return 0;
  return a < b ? 1 : -1;
}
