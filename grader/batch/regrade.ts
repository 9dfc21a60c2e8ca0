/** Grades again, out of the ledger, those members of a class for whom something has changed. */
import type { ClassMember } from '../intake/intake.ts';
import type { Entry } from '../ledger/documents.ts';
import { keysUnder } from '../ledger/keys.ts';
import { planReader } from '../ledger/plans.ts';
import { recallRecord, requireRecord, requireSources } from '../ledger/records.ts';
import type { Shelf } from '../ledger/shelf.ts';
import type { Language, Report, Sandbox } from '../model.ts';
import { type Move, moveBetween } from '../report/moves.ts';
import { type ReportContext, summarize } from '../report/summarize.ts';
import type { Outcome } from './class.ts';
import type { View } from './publish.ts';
import { gradeThroughLedger, outcomeOf, type Recording } from './through-ledger.ts';

/** A member whose files are in the ledger. */
export type Touched = Exclude<Entry, { state: 'missing' | 'unreadable' }> & { readonly files: string };

/** How many plans are had side by side while it is found out who is touched. */
const plansAhead = 4;

/** Members whose grading hangs on something that has changed, or at whom we failed; of several attempts, each that is so. */
export async function touchedIn(
  members: readonly Entry[],
  { conditions, planOf }: Recording,
): Promise<Touched[]> {
  const keysFor = keysUnder(conditions);
  const candidates = members.filter(hasFiles);
  const isTouched: boolean[] = [];
  const queue = candidates.entries();
  const lookThroughQueue = async () => {
    for (const [index, entry] of queue) {
      const plan = await planOf(entry.id);
      isTouched[index] =
        entry.state === 'fault' || 'reason' in plan || entry.record !== keysFor(entry.files, plan).record;
    }
  };
  await Promise.all(Array.from({ length: plansAhead }, lookThroughQueue));
  return candidates.filter((_, index) => isTouched[index]);
}

const hasFiles = (entry: Entry): entry is Touched => 'files' in entry && entry.files !== undefined;

/** Members at whom we failed before anything of theirs was in the ledger: only a batch can try them again. */
export function unreadByUs(members: readonly Entry[]): Entry[] {
  return members.filter((entry) => entry.state === 'fault' && !hasFiles(entry));
}

/** One that was graded again: its new entry, and how it moved, if it did. */
export type Regraded = { readonly entry: Entry; readonly move: Move | undefined };

/** How points become marks by the rules before and after; the same one where the rules are. */
export type Markers = { readonly before: View['markOf']; readonly after: View['markOf'] };

/** In which language, and by which rules for marks, it is told who moved. */
export type Telling = { readonly language: Language; readonly markers: Markers };

/** Where members are graded again, and who hears of each. */
export type RegradeWork = Telling & {
  readonly sandboxes: readonly Sandbox[];
  readonly heard: (id: string) => void;
};

/** Grades `touched` again; nothing is accepted by that. @throws as `gradeThroughLedger`. */
export async function regrade(
  touched: readonly Touched[],
  recording: Recording,
  { sandboxes, heard, ...telling }: RegradeWork,
): Promise<Regraded[]> {
  const { shelf } = recording;
  const entries = new Map(touched.map((entry) => [memberOf(shelf, entry), entry]));
  const readOutcome = outcomeReader(shelf);
  const finish = (outcome: Outcome, member: ClassMember) => {
    const entry = entries.get(member);
    heard(member.id);
    return entry && moveOf(entry, { before: readOutcome(entry), after: outcome }, telling);
  };
  const earlierOf = (member: ClassMember) => {
    const entry = entries.get(member);
    return entry?.state === 'graded' ? recallRecord(shelf, entry.record) : undefined;
  };
  const members = [...entries.keys()];
  const entered = await gradeThroughLedger(members, { ...recording, earlierOf }, { sandboxes, finish });
  return entered.map(({ row, entry }) => ({ move: row, entry }));
}

function memberOf(shelf: Shelf, { id, name, attempt, notes = [], files }: Touched): ClassMember {
  return {
    ...{ id, name },
    ...(attempt === undefined ? {} : { attempt }),
    read: async () => ({ id, name, notes, files: requireSources(shelf, files) }),
  };
}

/**
 * Everybody who moved, in the order of the class: who was graded again, and of the others whom the rules for marks alone move.
 * @throws as {@link outcomeReader}.
 */
export function movesIn(
  members: readonly Entry[],
  regraded: readonly Regraded[],
  { shelf, ...telling }: Telling & { readonly shelf: Shelf },
): Move[] {
  const graded = new Map(regraded.filter(isGraded).map(({ entry, move }) => [entryKey(entry), move]));
  const readOutcome = outcomeReader(shelf);
  const { before, after } = telling.markers;
  const moveByRules = (entry: Entry) => {
    if (before === after) return undefined;
    const outcome = readOutcome(entry);
    return moveOf(entry, { before: outcome, after: outcome }, telling);
  };
  return members.flatMap((entry) => {
    const key = entryKey(entry);
    return (graded.has(key) ? graded.get(key) : moveByRules(entry)) ?? [];
  });
}

/** What we failed at keeps its earlier marks. */
export const isGraded = ({ entry }: Regraded): boolean => entry.state === 'graded';

/** What tells attempts of one member apart, too. */
export const entryKey = ({ id, attempt }: Entry): string => `${id} ${attempt ?? ''}`;

type Outcomes = { readonly before: Outcome; readonly after: Outcome };

function moveOf(entry: Entry, { before, after }: Outcomes, { language, markers }: Telling): Move | undefined {
  const { id, attempt } = entry;
  const reportBy = (outcome: Outcome, markOf: View['markOf']) =>
    reportOf(outcome, { language, markOf: (points) => markOf?.(points, id, attempt) });
  const is = reportBy(after, markers.after);
  return is && moveBetween(entry, reportBy(before, markers.before), is);
}

/** Every check's line, whoever may see it; nothing without marks that are final. */
function reportOf(
  outcome: Outcome,
  reported: Pick<ReportContext, 'language' | 'markOf'>,
): Report | undefined {
  if (outcome.state !== 'graded') return undefined;
  const { grading, isolation, submission } = outcome;
  const context = { ...grading, ...reported, isolation, notes: submission.notes, audience: 'staff' } as const;
  const report = summarize(context, grading.verdicts);
  return report.complete ? report : undefined;
}

/**
 * Reads what became of members that were graded earlier, out of the ledger alone.
 * @throws {LedgerError | SchemaError} when a record or a plan is not there, or something else is.
 */
export function outcomeReader(shelf: Shelf): (entry: Entry) => Outcome {
  const planOf = planReader(shelf);
  return (entry) => {
    const { id, name } = entry;
    if (entry.state === 'unreadable') return { state: 'unreadable', id, name, error: entry.error };
    if (entry.state === 'fault') return { state: 'fault', member: { id, name }, reason: entry.reason };
    const submission = { id, name, files: {}, notes: entry.notes };
    if (entry.state === 'missing') return { state: 'missing', submission };
    const record = requireRecord(shelf, entry.record);
    return outcomeOf(submission, record, planOf(record.plan));
  };
}
