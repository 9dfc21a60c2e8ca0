/**
 * A class through the ledger: what is recorded there is not run again, and what is graded is recorded as soon as it is
 * finished. Whenever a run ends, the next one goes on from there.
 */
import { judgeAnswers } from '../grade.ts';
import type { ClassMember } from '../intake/intake.ts';
import type { Entry, GradingRecord } from '../ledger/documents.ts';
import { type Conditions, filesKey, type Keys, keysUnder } from '../ledger/keys.ts';
import { keepRecord, keepSources, recallRecord } from '../ledger/records.ts';
import type { Shelf } from '../ledger/shelf.ts';
import type { Plan, Submission } from '../model.ts';
import { type ClassWork, gradeClass, type Outcome, type PlanSource } from './class.ts';

/** Under which conditions and by which plans a class is graded, and where that is recorded. */
export type Recording = {
  readonly shelf: Shelf;
  readonly conditions: Conditions;
  /** Plans that are in the ledger. */
  readonly planOf: PlanSource;
  /** What a member was graded to before: with the same calls, its answers are judged again and it is not run. */
  readonly earlierOf?: (member: ClassMember) => GradingRecord | undefined;
};

/** A member's row, and what the ledger knows it by. */
export type Entered<Row> = { readonly row: Row; readonly entry: Entry };

/** Like `gradeClass`, with a ledger. @throws {OutputError | LedgerError | SchemaError} when it cannot be used. */
export async function gradeThroughLedger<Row>(
  members: readonly ClassMember[],
  recording: Recording,
  work: Pick<ClassWork<Row>, 'sandboxes' | 'finish'>,
): Promise<Entered<Row>[]> {
  const { shelf, conditions, planOf } = recording;
  const keysFor = keysUnder(conditions);
  return gradeClass(members, planOf, {
    sandboxes: work.sandboxes,
    recall: (submission, plan, member) => {
      const keys = keysFor(filesKey(submission.files), plan);
      return recall({ submission, plan, keys }, shelf, () => recording.earlierOf?.(member));
    },
    finish: (outcome, member) => ({
      entry: { ...enter(outcome, shelf, keysFor), ...attemptOf(member) },
      row: work.finish(outcome, member),
    }),
  });
}

const attemptOf = ({ attempt }: ClassMember): { readonly attempt?: number } =>
  attempt === undefined ? {} : { attempt };

type Asked = { readonly submission: Submission; readonly plan: Plan; readonly keys: Keys };

function recall(
  { submission, plan, keys: { record, run } }: Asked,
  shelf: Shelf,
  earlierOf: () => GradingRecord | undefined,
): Outcome | undefined {
  const known = recallRecord(shelf, record);
  if (known !== undefined) return outcomeOf(submission, known, plan);
  const earlier = earlierOf();
  if (earlier?.run !== run) return undefined;
  const { verdicts } = judgeAnswers(plan, earlier.answers);
  return outcomeOf(submission, { ...earlier, verdicts }, plan);
}

/** The outcome that a record tells of. */
export function outcomeOf(submission: Submission, record: GradingRecord, plan: Plan): Outcome {
  const { answers, verdicts, isolation } = record;
  return { state: 'graded', submission, grading: { plan, answers, verdicts }, isolation, timeMs: 0 };
}

/** Records an outcome. What we failed at has no record, so that the next run tries it again. */
function enter(outcome: Outcome, shelf: Shelf, keysFor: KeysFor): Entry {
  if (outcome.state === 'unreadable') {
    const { id, name, error } = outcome;
    return { id, name, state: 'unreadable', error };
  }
  if (outcome.state === 'fault') {
    const { member, reason, submission } = outcome;
    const { id, name } = member;
    const read = submission && { notes: submission.notes, files: keepSources(shelf, submission.files) };
    return { id, name, state: 'fault', reason, ...read };
  }
  const { id, name, notes } = outcome.submission;
  if (outcome.state === 'missing') return { id, name, state: 'missing', notes };
  return { id, name, ...enterGraded(outcome, shelf, keysFor) };
}

type KeysFor = ReturnType<typeof keysUnder>;
type Graded = Extract<Outcome, { state: 'graded' }>;

function enterGraded({ submission, grading, isolation }: Graded, shelf: Shelf, keysFor: KeysFor) {
  const { plan, answers, verdicts } = grading;
  const { notes } = submission;
  const { files, run, record } = keysFor(keepSources(shelf, submission.files), plan);
  const fault = verdicts.find((verdict) => verdict.kind === 'fault');
  if (fault !== undefined) return { state: 'fault', reason: fault.reason, notes, files } as const;
  if (recallRecord(shelf, record) === undefined)
    keepRecord(shelf, record, { run, plan: plan.id, isolation, answers, verdicts });
  return { state: 'graded', notes, files, record } as const;
}
