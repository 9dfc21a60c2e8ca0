/** What a class holds beside what is graded, in words. */
import type { Language, Roll } from '../model.ts';
import type { LeftOver } from '../report/class.ts';
import { forTerminal } from '../report/text.ts';
import { phrases } from '../report/words/phrases.ts';
import type { ReadClass } from './read-class.ts';

/** Whatever could not be matched: files that are nobody's, and people whom the roster does not know. */
export function leftOvers(
  { unmatched, notOnRoster }: Pick<Roll, 'unmatched' | 'notOnRoster'>,
  language: Language,
): readonly LeftOver[] {
  const { notOnRoster: reason } = phrases[language].index;
  return [
    ...unmatched.map(({ path, reason }) => ({ name: path, reason })),
    ...notOnRoster.map(({ name, id }) => ({ name: `${name} (${id})`, reason })),
  ];
}

/** How the class was read, and what is odd about it, one line each. */
export function tellClass({ platform, why, notes, members }: ReadClass): string {
  const odd = members.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`]));
  return [`read as ${platform}: ${why}`, ...notes, ...odd].map((line) => `${forTerminal(line)}\n`).join('');
}
