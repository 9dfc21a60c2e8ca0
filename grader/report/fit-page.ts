/** Folds the cards of a page so that it stays below {@link reportBytes}, whatever a report tells. */
import { shareOut } from './share-out.ts';
import { escapeHtml, utf8Bytes, withLines } from './text.ts';

/** The markup around one text of a view, at most. */
const bytesAround = 64;

/** Bytes that what a view holds takes in a page, at most. */
export function bytesShown(view: unknown): number {
  if (typeof view === 'string') return utf8Bytes(withLines(escapeHtml(view))) + bytesAround;
  if (typeof view !== 'object' || view === null) return 0;
  return Object.values(view).reduce((sum: number, part) => sum + bytesShown(part), 0);
}

/** What a card can do without, in the order in which it does. */
const dispensable = ['calls', 'printed', 'plots', 'others', 'gradients'] as const;

/** The cards as they are, or without some of their parts where these are too long for `room`; `note` then says so. */
export function fitCards(cards: readonly object[], room: number, note: string): object[] {
  const needs = cards.map(bytesShown);
  const shares = shareOut(needs, room);
  return cards.map((card, index) => {
    const share = shares[index] ?? 0;
    return (needs[index] ?? 0) <= share ? card : fold({ ...card, folded: note }, share);
  });
}

function fold(card: object, room: number): object {
  let folded = card;
  for (const part of dispensable) {
    if (bytesShown(folded) <= room) break;
    folded = { ...folded, [part]: undefined };
  }
  return folded;
}
