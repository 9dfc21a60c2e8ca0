/** The class as JSON documents: `class.json` for all who ask for marks, `members.json` for giving them back. */
import type {
  AttemptLine,
  Group,
  Member,
  PlatformName,
  Roll,
  Seeds,
  StudentIds,
  Unmatched,
} from '../model.ts';
import { forDocument } from '../report/text.ts';
import { attemptsOf } from './attempts.ts';
import type { ReadClass } from './read-class.ts';
import type { ClassRow } from './rows.ts';

/** One line of `class.json`; `report` is relative to its folder. */
export type ClassEntry = Pick<Member, 'ids' | 'submittedAt' | 'isLate'> & {
  readonly id: string;
  readonly name: string;
  /** What the roster calls the student, where that is something else. */
  readonly rosterName?: string;
  readonly state: ClassRow['state'];
  readonly earned: number | null;
  readonly points: number | null;
  /** Under the course's rules, where they change it; out of `maximum`. */
  readonly mark?: number;
  readonly maximum?: number;
  readonly report: string | null;
  /** Whether nothing of it must be graded again. */
  readonly complete: boolean;
  /** What tells attempts of one student apart. */
  readonly attempt?: string;
  readonly earlierAttempts?: number;
  /** All attempts, where others than the latest may count; `state` says what each is worth. */
  readonly attempts?: readonly AttemptLine[];
  readonly group?: Group;
  /** Why there are no marks. */
  readonly reason?: string;
  /** What is odd about the submission. */
  readonly note?: string;
};

export type ClassDocument = {
  readonly assignment: string;
  /** Of hidden inputs: whether all students had the same, or each had their own by the `id` of their line. */
  readonly seeds?: Seeds;
  readonly platform: PlatformName;
  readonly submissions: readonly ClassEntry[];
  readonly unmatched: readonly Unmatched[];
  readonly notOnRoster: readonly { readonly id: string; readonly name: string }[];
  readonly notes?: readonly string[];
};

/** Members as the platform has them, each with its id of `class.json`. */
export type MembersDocument = {
  readonly format: 1;
  readonly platform: PlatformName;
  readonly members: Roll['members'];
};

/** What a class was graded for. */
export type GradedFor = Pick<ClassDocument, 'assignment' | 'seeds'>;

/** The text of `class.json`: one entry for each row, in their order. */
export function classJson({ assignment, seeds }: GradedFor, rows: readonly ClassRow[], roll: Roll): string {
  const memberOf = new Map(roll.members.map((member) => [member.id, member]));
  const document: ClassDocument = {
    assignment,
    ...(seeds === undefined ? {} : { seeds }),
    platform: roll.platform,
    submissions: rows.map((row) => entryOf(row, memberOf.get(row.id))),
    unmatched: roll.unmatched,
    notOnRoster: roll.notOnRoster,
    ...(roll.notes && { notes: roll.notes }),
  };
  return forDocument(`${JSON.stringify(document, null, 2)}\n`);
}

function entryOf(row: ClassRow, member: Roll['members'][number] | undefined): ClassEntry {
  const { id, name, state, earned = null, points = null, mark, isComplete, error, attempts } = row;
  const { earlier = [], group, onRoster } = member ?? {};
  const counting = attempts && attemptsOf(member ?? {})[attempts.counts - 1];
  const { label, submittedAt, isLate, note } = counting ?? member ?? {};
  return {
    ...{ id, name },
    ...(onRoster === undefined || onRoster.name === name ? {} : { rosterName: onRoster.name }),
    ...{ state, earned, points, ...mark },
    report: state === 'graded' ? `students/${id}/report.json` : null,
    complete: isComplete,
    ids: member === undefined ? {} : shownIds(member),
    ...(label === undefined ? {} : { attempt: label }),
    ...(earlier.length === 0 ? {} : { earlierAttempts: earlier.length }),
    ...(attempts && { attempts: attempts.lines }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(isLate === undefined ? {} : { isLate }),
    ...(group === undefined ? {} : { group }),
    ...(error === undefined ? {} : { reason: error }),
    ...(note === undefined ? {} : { note }),
  };
}

/** All that is known of who a member is: the archive's ids, and those that only the roster has. */
export function shownIds({ ids, onRoster }: Roll['members'][number]): StudentIds {
  return { ...onRoster?.ids, ...ids };
}

/** The text of `members.json`. */
export function membersJson({ platform, members }: Roll): string {
  const document: MembersDocument = { format: 1, platform, members };
  return forDocument(`${JSON.stringify(document)}\n`);
}

/** Who is in a class, without what reads their work. */
export function rollOf({ platform, members, unmatched, notOnRoster, notes }: ReadClass): Roll {
  return {
    platform,
    members: members.map(memberOf),
    unmatched,
    notOnRoster,
    ...(notes.length === 0 ? {} : { notes }),
  };
}

function memberOf(member: ReadClass['members'][number]): Roll['members'][number] {
  const { read: _, readAttempt: __, name, wholeName = name, ...rest } = member;
  const { ids = {}, files = [], earlier = [] } = rest;
  return { ...rest, name: wholeName, ids, files, earlier };
}
