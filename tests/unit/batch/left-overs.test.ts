import { describe, expect, it } from 'vitest';
import { tellUnknownTimes, tellWrongAssignment } from '../../../grader/batch/left-overs.ts';
import type { Attempt } from '../../../grader/model.ts';
import { asMember } from './members.ts';

const rules = {
  deadline: '2026-11-29T23:59:00+08:00',
  late: { graceMinutes: 0, perDayPercent: 10, floorPercent: 0 },
};
const files = [{ path: 'a.ts', as: 'a.ts' }];
const handedIn = (name: string, more: Partial<Attempt>) => ({
  ...asMember({ id: name, name, files: {}, notes: [] }),
  ...{ files, ...more },
});
const dan = handedIn('Dan', { submittedAt: '2026-11-30T01:00:00Z', isLate: true });
const members = [
  handedIn('Ada', { isLate: true }),
  handedIn('Ben', { isLate: false }),
  handedIn('Cy', {}),
  dan,
  handedIn('Eve', { files: [] }),
];

describe('a class with a deadline and a policy', () => {
  it('has those told of whom nobody knows when they handed in, and whom the LMS counts as late', () => {
    expect(tellUnknownTimes({ members }, rules)).toBe(
      'nobody knows when 2 students ("Ada", "Cy") handed in: nothing is taken off for lateness; ' +
        'the LMS counts as late: Ada\n',
    );
  });

  it('has nobody told where all times are known, or lateness costs nothing', () => {
    expect(tellUnknownTimes({ members: [dan] }, rules)).toBe('');
    expect(tellUnknownTimes({ members }, { deadline: rules.deadline })).toBe('');
    expect(tellUnknownTimes({ members }, { late: rules.late })).toBe('');
  });
});

describe('a class graded for an assignment', () => {
  const rowOf = (...kinds: ('missing' | 'wrong')[]) => ({
    ...{ id: 'a', name: 'Ada', state: 'graded' as const, mistakes: [] },
    results: kinds.map((kind, index) => ({ id: `${index}`, title: 'a check', kind })),
  });

  it('has it told when no submission has any of its functions', () => {
    const none = [rowOf('missing', 'missing'), rowOf('missing', 'missing'), rowOf()];
    expect(tellWrongAssignment(none, 'softmax')).toMatch(/^no submission has a function of softmax .*\n$/);
  });

  it('has nothing told when one submission has one of them, or nobody was graded', () => {
    expect(tellWrongAssignment([rowOf('missing'), rowOf('missing', 'wrong')], 'softmax')).toBe('');
    expect(tellWrongAssignment([rowOf()], 'softmax')).toBe('');
  });
});
