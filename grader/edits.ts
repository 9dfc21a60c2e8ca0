/** Changes of a text, whoever makes them: where an edit fits, and the text with it made. */
import type { Edit } from './model.ts';

/** A piece of a text, by its first offset and the one after its last, and what is to stand there. */
export type Patch = { readonly start: number; readonly end: number; readonly now: string };

/** Why an edit fits nowhere, after the text that was looked for. */
export type Misfit = { readonly problem: string };

/** The one place of `was` in `text`; `where` names the text in what is said when there is none, or more than one. */
export function placeOf({ was, now }: Edit, text: string, where: string): Patch | Misfit {
  const quoted = JSON.stringify(was);
  if (was === now) return { problem: `${quoted} is replaced by itself in ${where}` };
  const count = was === '' ? 0 : text.split(was).length - 1;
  if (count !== 1) return { problem: `${quoted} occurs ${count} times in ${where}; it must occur once` };
  const start = text.indexOf(was);
  return { start, end: start + was.length, now };
}

/** The text with all patches made, each where it is in `text`; the patch that overlaps the one before when two do. */
export function withPatches(
  text: string,
  patches: readonly Patch[],
): string | { readonly overlapping: Patch } {
  let patched = '';
  let end = 0;
  for (const patch of patches.toSorted((a, b) => a.start - b.start)) {
    if (patch.start < end) return { overlapping: patch };
    patched += text.slice(end, patch.start) + patch.now;
    end = patch.end;
  }
  return patched + text.slice(end);
}
