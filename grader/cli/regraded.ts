/** What `regrade` tells. */
import type { Regraded } from '../batch/regrade.ts';
import type { ClassGrading, Entry } from '../ledger/documents.ts';
import { renderMoves } from '../report/moves-terminal.ts';
import { exitCodes } from './failure.ts';
import { print } from './print.ts';

type Told = {
  readonly current: ClassGrading;
  /** Members of whom the ledger holds nothing to grade, which is our fault. */
  readonly unread: readonly Entry[];
  readonly isAccepted: boolean;
  readonly asJson: boolean;
};

/** Prints who moved, who was graded again, and whom we failed at. */
export function announce(regraded: readonly Regraded[], { current, unread, isAccepted, asJson }: Told): void {
  const moves = regraded.flatMap(({ move }) => move ?? []);
  const failed = idsOf(regraded.flatMap(({ entry }) => (entry.state === 'graded' ? [] : [entry])));
  const unreadIds = idsOf(unread);
  const { assignment } = current.settings;
  const counts = {
    members: idsOf(current.members).length,
    regraded: idsOf(regraded.map(({ entry }) => entry)).length,
    moved: idsOf(moves).length,
  };
  const isAnythingNew = regraded.some(({ entry }) => entry.state === 'graded');
  const summary = `${countsText(counts)}${isAnythingNew ? nextText(isAccepted) : ''}\n`;
  const facts = { accepted: isAccepted, moves, failed, unread: unreadIds };
  if (asJson) print(`${JSON.stringify({ assignment, ...counts, ...facts }, null, 2)}\n`);
  else print(`${renderMoves(moves)}${summary}${failedText(failed)}${unreadText(unreadIds)}`);
  if (failed.length > 0 || unread.length > 0) process.exitCode = exitCodes.ourFault;
}

/** Whose these are, once each: a member may have several attempts among them. */
const idsOf = (all: readonly { readonly id: string }[]): string[] => [...new Set(all.map(({ id }) => id))];

type Counts = { readonly members: number; readonly regraded: number; readonly moved: number };

const countsText = ({ members, regraded, moved }: Counts): string =>
  `${regraded} of ${members} graded again, ${moved} moved.`;

const nextText = (isAccepted: boolean): string =>
  isAccepted ? ' Accepted; --undo goes back.' : ' Nothing is accepted yet; --accept does that.';

const failedText = (ids: readonly string[]): string =>
  ids.length === 0 ? '' : `gradecheck failed at ${ids.join(', ')}, whose marks stay; run it again.\n`;

const unreadText = (ids: readonly string[]): string =>
  ids.length === 0
    ? ''
    : `gradecheck failed before the files of ${ids.join(', ')} were read; only \`batch\` can try them again.\n`;
