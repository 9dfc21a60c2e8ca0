/** What `regrade` tells. */
import { isGraded, type Regraded } from '../batch/regrade.ts';
import type { ClassGrading, Entry } from '../ledger/documents.ts';
import type { Move } from '../report/moves.ts';
import { renderMoves } from '../report/moves-terminal.ts';
import { exitCodes } from './failure.ts';
import { print } from './print.ts';

/** What came of a regrade. */
type Found = {
  readonly moves: readonly Move[];
  readonly regraded: readonly Regraded[];
  /** Members of whom the ledger holds nothing to grade, which is our fault. */
  readonly unread: readonly Entry[];
  /** What has changed in the course, in sentences. */
  readonly notes: readonly string[];
  /** Whether there is something to be accepted. */
  readonly hasNews: boolean;
};

type Asked = { readonly current: ClassGrading; readonly accept?: boolean; readonly json?: boolean };

/** Prints who moved, who was graded again, and whom we failed at. */
export function announce(
  { moves, regraded, unread, notes, hasNews }: Found,
  { current, accept = false, json = false }: Asked,
): void {
  const failed = idsOf(regraded.flatMap((one) => (isGraded(one) ? [] : [one.entry])));
  const unreadIds = idsOf(unread);
  const { assignment } = current.settings;
  const counts = {
    members: idsOf(current.members).length,
    regraded: idsOf(regraded.map(({ entry }) => entry)).length,
    moved: idsOf(moves).length,
  };
  const summary = `${[countsText(counts), ...notes, ...(hasNews ? [nextText(accept)] : [])].join(' ')}\n`;
  const facts = { accepted: accept, moves, notes, failed, unread: unreadIds };
  if (json) print(`${JSON.stringify({ assignment, ...counts, ...facts }, null, 2)}\n`);
  else print(`${renderMoves(moves)}${summary}${failedText(failed)}${unreadText(unreadIds)}`);
  if (failed.length > 0 || unread.length > 0) process.exitCode = exitCodes.ourFault;
}

/** Whose these are, once each: a member may have several attempts among them. */
const idsOf = (all: readonly { readonly id: string }[]): string[] => [...new Set(all.map(({ id }) => id))];

type Counts = { readonly members: number; readonly regraded: number; readonly moved: number };

const countsText = ({ members, regraded, moved }: Counts): string =>
  `${regraded} of ${members} graded again, ${moved} moved.`;

const nextText = (isAccepted: boolean): string =>
  isAccepted ? 'Accepted; --undo goes back.' : 'Nothing is accepted yet; --accept does that.';

const failedText = (ids: readonly string[]): string =>
  ids.length === 0 ? '' : `gradecheck failed at ${ids.join(', ')}, whose marks stay; run it again.\n`;

const unreadText = (ids: readonly string[]): string =>
  ids.length === 0
    ? ''
    : `gradecheck failed before the files of ${ids.join(', ')} were read; only \`batch\` can try them again.\n`;
