/** Teams in Moodle: the archive has a team's name and the group's number, and only a worksheet knows its people. */
import type { RosterEntry, Whoever } from '../model.ts';
import { plainName } from './names.ts';

/**
 * The members, of whom those that are teams of this worksheet have their people. A team's number is no participant's, so it
 * is no longer an id. Teams whose names Moodle writes alike stay as they are.
 */
export function withTeams<One extends Whoever>(
  members: readonly One[],
  roster: readonly RosterEntry[],
): One[] {
  const teams = Map.groupBy(
    roster.filter(({ group }) => group !== undefined),
    ({ group }) => plainName(group ?? ''),
  );
  return members.map((member) => {
    const people = teams.get(plainName(member.group?.name ?? member.name)) ?? [];
    const [name, other] = new Set(people.map(({ group }) => group));
    if ((member.group?.people ?? []).length > 0 || name === undefined || other !== undefined) return member;
    const id = member.ids.participant;
    const group = { name, people: people.map(({ ids, name }) => ({ ids, name })) };
    return { ...member, ids: {}, group: { ...group, ...(id === undefined ? {} : { id }) } };
  });
}
