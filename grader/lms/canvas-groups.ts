/**
 * Groups in Canvas: where they are graded as groups, the archive has a group's name beside the id of one of its people.
 * A mark for that one is the whole group's, and so is a page beside that one's file: Canvas itself gives them to all.
 */
import type { HandedIn, RosterEntry, Whoever } from '../model.ts';
import { plainName } from './names.ts';
import { studentFinder } from './students.ts';

type MayBeGroup = Whoever & { readonly files?: readonly HandedIn[] };

/** The members, of whom those that hand in under somebody's id and another name are groups, with that one of their people. */
export function withGroups<One extends MayBeGroup>(
  members: readonly One[],
  roster: readonly RosterEntry[],
): One[] {
  const find = studentFinder(roster);
  return members.map((member) => {
    const [entry, second] = member.group === undefined && !isUnsure(member) ? find(member) : [];
    if (entry === undefined || second !== undefined || entry.isTestStudent) return member;
    if (plainName(entry.name) === plainName(member.name)) return member;
    const people = [{ ids: entry.ids, name: entry.name }];
    return { ...member, group: { name: member.name, people, isPartlyNamed: true as const } };
  });
}

/** "bo_1101_1102_20009_a.ts" may be user 1101's "20009_a.ts", or that of user 1102, who is called "Bo_1101". */
function isUnsure({ files = [] }: MayBeGroup): boolean {
  return files.some(({ as }) => /^\d+_/.test(as));
}
