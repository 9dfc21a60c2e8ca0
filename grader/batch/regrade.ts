/** Grades again, out of the ledger, those members of a class for whom something has changed. */
import type { ClassMember } from '../intake/intake.ts';
import type { ClassGrading, Entry } from '../ledger/documents.ts';
import { keysUnder } from '../ledger/keys.ts';
import { planReader } from '../ledger/plans.ts';
import { recallRecord, requireRecord, requireSources } from '../ledger/records.ts';
import type { Shelf } from '../ledger/shelf.ts';
import type { Language, Report, Sandbox } from '../model.ts';
import { type Move, moveBetween } from '../report/moves.ts';
import { summarize } from '../report/summarize.ts';
import type { Outcome } from './class.ts';
import { gradeThroughLedger, outcomeOf, type Recording } from './through-ledger.ts';

/** A member whose files are in the ledger. */
export type Touched = Exclude<Entry, { state: 'missing' | 'unreadable' }> & { readonly files: string };

/** Members whose grading hangs on something that has changed, or at whom we failed. */
export function touchedIn({ members }: ClassGrading, { conditions }: Recording): Touched[] {
  const keysFor = keysUnder(conditions);
  return members.filter((entry): entry is Touched => {
    if (!('files' in entry) || entry.files === undefined) return false;
    return entry.state === 'fault' || entry.record !== keysFor(entry.files).record;
  });
}

/** One that was graded again: its new entry, and how it moved, if it did. */
export type Regraded = { readonly entry: Entry; readonly move: Move | undefined };

/** Where members are graded again, and who hears of each. */
export type RegradeWork = {
  readonly sandboxes: readonly Sandbox[];
  readonly language: Language;
  readonly heard: (id: string) => void;
};

/** Grades `touched` again; nothing is accepted by that. @throws as `gradeThroughLedger`. */
export async function regrade(
  touched: readonly Touched[],
  recording: Recording,
  { sandboxes, language, heard }: RegradeWork,
): Promise<Regraded[]> {
  const { shelf } = recording;
  const entries = new Map(touched.map((entry) => [entry.id, entry]));
  const readOutcome = outcomeReader(shelf);
  const finish = (outcome: Outcome) => {
    const after = reportOf(outcome, language);
    const entry = after && entries.get(whoOf(outcome).id);
    heard(whoOf(outcome).id);
    return entry && moveBetween(entry, reportOf(readOutcome(entry), language), after);
  };
  const members = touched.map((entry) => memberOf(shelf, entry));
  const earlierOf = (id: string) => {
    const entry = entries.get(id);
    return entry?.state === 'graded' ? recallRecord(shelf, entry.record) : undefined;
  };
  const entered = await gradeThroughLedger(members, { ...recording, earlierOf }, { sandboxes, finish });
  return entered.map(({ row, entry }) => ({ move: row, entry }));
}

function memberOf(shelf: Shelf, { id, name, notes = [], files }: Touched): ClassMember {
  return { id, name, read: async () => ({ id, name, notes, files: requireSources(shelf, files) }) };
}

function whoOf(outcome: Outcome): { readonly id: string } {
  if (outcome.state === 'unreadable') return outcome;
  return outcome.state === 'fault' ? outcome.member : outcome.submission;
}

/** Every check's line, whoever may see it; nothing without marks that are final. */
function reportOf(outcome: Outcome, language: Language): Report | undefined {
  if (outcome.state !== 'graded') return undefined;
  const { grading, isolation, submission } = outcome;
  const context = { ...grading, isolation, language, notes: submission.notes, audience: 'staff' } as const;
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
