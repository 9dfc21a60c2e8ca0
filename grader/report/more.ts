/** What a page has no room for is said, with the file that has all of it. */
import type { Phrases } from './words/phrases.ts';

/** What `partials/more.hbs` shows. */
export type More = { readonly text: string; readonly all: string; readonly href: string };

/** That a list goes on in the file `href`, in the words of `text`; nothing when it is whole. */
export function moreView(
  count: number,
  { text, href }: { readonly text: (count: number) => string; readonly href: string },
  t: Phrases,
): More | undefined {
  return count > 0 ? { text: text(count), all: t.page.all, href } : undefined;
}
