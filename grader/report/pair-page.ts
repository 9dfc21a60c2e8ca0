/** Two similar texts side by side, the passages that both hold marked and linked. */
import type { PairTexts } from '../model.ts';
import { type Block, type Listing, listingOf } from './listing.ts';
import { frameOf, pairView, type SimilarOptions } from './similar-page.ts';
import { compileTemplates } from './templates.ts';
import { cut, withLines } from './text.ts';
import { type Phrases, phrases } from './words/phrases.ts';

const mostPassages = 500;

/** The page of one pair, smaller than 1 MiB whatever its texts are. @throws {RangeError} when a template is missing. */
export function renderPair(texts: PairTexts, options: SimilarOptions): string {
  const t = phrases[options.language];
  const { left, right, ...shares } = pairView(texts.pair, t);
  const listings = { left: listingOfSide(texts, 'left'), right: listingOfSide(texts, 'right') };
  const view = {
    ...frameOf(options),
    heading: t.similar.pairTitle(left, right),
    figures: [
      { label: t.similar.similarity, value: shares.similarity },
      { label: t.similar.leftShare, value: shares.leftShare },
      { label: t.similar.rightShare, value: shares.rightShare },
      { label: t.similar.passages, value: String(texts.passages.length) },
    ],
    unmarked: unmarkedText(texts, t),
    sides: [
      { side: 'left', name: left, ...sideView(listings.left, { id: 'right', listing: listings.right }, t) },
      { side: 'right', name: right, ...sideView(listings.right, { id: 'left', listing: listings.left }, t) },
    ],
  };
  return withLines(compileTemplates(options.templates).pair(view));
}

function listingOfSide(texts: PairTexts, side: 'left' | 'right'): Listing {
  const marked = texts.passages.slice(0, mostPassages).map((passage) => passage[side]);
  return listingOf(texts[side], marked);
}

/** That there are more passages than the page marks. */
function unmarkedText({ passages }: PairTexts, t: Phrases): string | undefined {
  return passages.length > mostPassages ? t.similar.morePassages(passages.length - mostPassages) : undefined;
}

type Other = { readonly id: string; readonly listing: Listing };

function sideView({ files, isCut }: Listing, { id, listing }: Other, t: Phrases): object {
  const numbers = new Set(listing.files.flatMap(({ blocks }) => blocks.map(({ passage }) => passage)));
  const seen = new Set<number>();
  return {
    cut: isCut ? t.similar.cut : undefined,
    files: files.map(({ path, blocks }) => ({
      path: cut(path, 120),
      blocks: blocks.map((block) =>
        blockView(block, seen, (passage) =>
          numbers.has(passage) ? { twin: `${id}-${passage}`, label: t.similar.twin(passage) } : {},
        ),
      ),
    })),
  };
}

/** Only the first block of a passage carries its name: another passage may lie within it. */
function blockView(
  { passage, lines }: Block,
  seen: Set<number>,
  linkOf: (passage: number) => object,
): object {
  if (passage === undefined) return { lines };
  const isFirst = !seen.has(passage);
  seen.add(passage);
  const link = isFirst ? { name: passage, ...linkOf(passage) } : {};
  return { lines, isSame: true, isOdd: passage % 2 === 1, ...link };
}
