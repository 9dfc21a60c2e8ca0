/** Groups of which the archive names one person only: nobody loses a mark by that, and nobody is called missing. */
import { describe, expect, it } from 'vitest';
import { byRoster } from '../../../grader/batch/roster.ts';
import { blackboard } from '../../../grader/lms/blackboard.ts';
import { canvas } from '../../../grader/lms/canvas.ts';
import { readTable } from '../../../grader/lms/table.ts';
import { receipt } from './layouts.ts';
import { graded, listingOf } from './listings.ts';

const file = (text: string) => ({ path: 'roster.csv', bytes: new TextEncoder().encode(text) });

describe('a group of Blackboard', () => {
  const stem = (who: string) => `HW_${who}_attempt_2026-04-21-09-00-13`;
  const paths = ['Group 1', 'zoe'].flatMap((who) => [`${stem(who)}.txt`, `${stem(who)}_a.ts`]);
  const texts = {
    [`${stem('Group 1')}.txt`]: receipt('Ann', 'ann'),
    [`${stem('zoe')}.txt`]: receipt('Zoe', 'zoe'),
  };
  const { members } = blackboard.members(listingOf(paths), texts);
  const roster =
    '"Last Name","First Name","Username","HW [Total Pts: 100] |1"\nLee,Ann,ann,\nPoe,Bob,bob,\nOa,Zoe,zoe,\n';

  it('makes nobody missing whom its receipt does not name', () => {
    const { missing, notOnRoster, notes } = byRoster(members, blackboard, file(roster));
    expect([missing, notOnRoster]).toEqual([[], []]);
    expect(notes).toEqual([expect.stringContaining('"Bob Poe"')]);
  });

  it('does not hide who is missing where everybody is named', () => {
    const alone = members.filter(({ group }) => group === undefined);
    expect(byRoster(alone, blackboard, file(roster)).missing.map(({ name }) => name)).toEqual([
      'Ann Lee',
      'Bob Poe',
    ]);
  });

  it('gives the mark to who is named, and says that the others have none yet', () => {
    const rows = members.map((member) => graded(member, 70));
    const { changes, refused } = blackboard.fillIn(readTable(roster), rows, {});
    expect(changes.map(({ row }) => row)).toEqual([1, 3]);
    expect(refused).toMatchObject([{ name: 'Group 1', reason: expect.stringContaining('Grade Centre') }]);
  });
});

describe('a group of Canvas', () => {
  const { members } = canvas.members(listingOf(['team7_1101_201_a.ts', 'oazoe_1103_202_a.ts']), {});
  const roster =
    'Student,ID,SIS Login ID,Section,HW (7)\n"Lee, Ann",1101,ann,S,\n"Poe, Bob",1102,bob,S,\n"Oa, Zoe",1103,zoe,S,\n';

  it('makes nobody missing, because Canvas writes the id of one of its people only', () => {
    const on = byRoster(members, canvas, file(roster));
    expect([on.missing, on.notOnRoster]).toEqual([[], []]);
    expect(on.notes).toEqual([expect.stringContaining('"Poe, Bob"')]);
    expect(on.members.map(({ group }) => group?.name)).toEqual([undefined, 'team7']);
  });

  it('does not hide who is missing where nobody is in a group', () => {
    const { missing } = byRoster(members.slice(0, 1), canvas, file(roster));
    expect(missing.map(({ name }) => name)).toEqual(['Lee, Ann', 'Poe, Bob']);
  });
});
