import { describe, expect, it } from 'vitest';
import { byRoster } from '../../../grader/batch/roster.ts';
import { moodle } from '../../../grader/lms/moodle.ts';
import type { Member } from '../../../grader/model.ts';

const row = (participant: number, status: string, modified: string) =>
  `Participant ${participant},"Student ${participant}",,"${status}",,100.00,Yes,"${modified}",-`;
const worksheet = [
  '\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed","Last modified (submission)","Last modified (grade)"',
  row(1, 'Submitted for grading - 1 hour late - ', 'Saturday, 21 November 2026, 8:19 AM'),
  row(2, 'Submitted for grading - ', 'Saturday, 21 November 2026, 8:19 PM'),
  '',
].join('\n');
const file = { path: 'worksheet.csv', bytes: new TextEncoder().encode(worksheet) };
const member = (participant: string, more: Partial<Member> = {}): Member => ({
  ...{ ids: { participant }, name: `Student ${participant}`, files: [], earlier: [] },
  ...more,
});

const timesOf = (...members: Member[]) =>
  byRoster(members, moodle, file).members.map(({ submittedAt, isLate }) => [submittedAt, isLate]);

describe('the time of handing in', () => {
  it('is the roster’s where the archive has none', () => {
    expect(timesOf(member('1'), member('2'), member('3'))).toEqual([
      ['2026-11-21T08:19:00', true],
      ['2026-11-21T20:19:00', false],
      [undefined, undefined],
    ]);
  });

  it('is the archive’s where it has one', () => {
    const submittedAt = '2026-11-20T10:00:00Z';
    expect(timesOf(member('1', { submittedAt, isLate: false }))).toEqual([[submittedAt, false]]);
    expect(timesOf(member('1', { submittedAt }))).toEqual([[submittedAt, true]]);
  });

  it('is the latest of the people of a group', () => {
    const people = ['1', '2'].map((participant) => ({ ids: { participant }, name: '' }));
    expect(timesOf(member('9', { group: { name: 'A', people } }))).toEqual([['2026-11-21T20:19:00', false]]);
  });
});
