/** A class of sixty from the archive to the marks and pages that the platform would have after the upload. */
import { describe, expect, it } from 'vitest';
import { canvas } from '../../../grader/lms/canvas.ts';
import { moodle } from '../../../grader/lms/moodle.ts';
import { readTable } from '../../../grader/lms/table.ts';
import type { GradeRow, Member } from '../../../grader/model.ts';
import {
  feedbackInCanvas,
  feedbackInMoodle,
  type Participant,
  uploadToCanvas,
  uploadToMoodle,
} from './importers.ts';
import { listingOf } from './listings.ts';

const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
const markOf = (number: number) => ((number * 37) % 101) + (number % 4) / 4;
const statesOf = (number: number): GradeRow['state'] =>
  (['error', 'missing', 'unreadable'] as const)[number % 10] ?? 'graded';

function gradesOf(members: readonly Member[], numberOf: (member: Member) => number): GradeRow[] {
  return members.map((member) => {
    const number = numberOf(member);
    const earned = Math.min(100, markOf(number));
    return {
      ids: member.ids,
      name: member.name,
      state: statesOf(number),
      earned,
      points: 100,
      comment: `You, ${number}`,
    };
  });
}

describe('sixty students of Moodle', () => {
  const names = (number: number) => (number < 3 ? 'Sam Twin' : `Ann_${number} O'Neil`);
  const inArchive = (number: number) => names(number).replaceAll('_', ' ').replaceAll("'", '');
  const { members } = moodle.members(
    listingOf(numbers.map((number) => `${inArchive(number)}_${number}_assignsubmission_file/adam.ts`)),
    {},
  );
  const gradedAt = Date.UTC(2026, 10, 21, 8, 19, 30);
  const people = (): Participant[] =>
    numbers.map((number) => ({
      number,
      grade: number % 3 === 0 ? 50 : undefined,
      comment: '',
      gradedAt,
      isLocked: number % 20 === 7,
    }));
  const rows = numbers.map((number) => {
    const isGraded = number % 3 === 0;
    const when = isGraded ? '"Saturday, 21 November 2026, 8:19 AM"' : '-';
    return `"Participant ${number}","${names(number)}",${isGraded ? '50.00' : ''},100.00,${number % 20 === 7 ? 'No' : 'Yes'},${when},\n`;
  });
  const worksheet = `\ufeffIdentifier,"Full name",Grade,"Maximum grade","Grade can be changed","Last modified (grade)","Feedback comments"\n${rows.join('')}`;
  const filled = moodle.fillIn(
    readTable(worksheet),
    gradesOf(members, ({ ids }) => Number(ids.participant)),
    {},
  );

  it('have their marks after the upload, and whoever is not graded keeps theirs', () => {
    const after = people();
    expect(uploadToMoodle(filled.text, after, 100)).toBe(filled.changes.length);
    for (const { number, grade, isLocked } of after) {
      const isTaken = statesOf(number) === 'graded' && !isLocked;
      const before = number % 3 === 0 ? 50 : undefined;
      expect([number, grade]).toEqual([number, isTaken ? Math.min(100, markOf(number)) : before]);
    }
  });

  it('leave nobody whom Moodle would have skipped without a word', () => {
    expect(new Set([...filled.changes, ...filled.refused].map(({ name }) => name)).size).toBe(59);
    expect(filled.changes.length + filled.refused.length).toBe(60);
  });

  it('have their page, each their own', () => {
    const stored = moodle.feedback(members).map(({ path }) => feedbackInMoodle(path!, new Set(numbers)));
    expect(stored.map((one) => one?.[1])).toEqual(members.map(() => '/report.html'));
    expect(stored.map((one) => String(one?.[0]))).toEqual(members.map(({ ids }) => ids.participant));
  });
});

describe('sixty students of Canvas', () => {
  const user = (number: number) => String(340_000 + 7 * number);
  const { members } = canvas.members(
    listingOf(
      numbers.map(
        (number) => `oneil${number}ann${number % 5 ? '' : '_LATE'}_${user(number)}_${9000 + number}_adam.ts`,
      ),
    ),
    {},
  );
  const headings = ['HW 1 (11)', 'HW 2 (12)'];
  const course = {
    students: new Map(numbers.map((number) => [user(number), ''])),
    assignments: new Map([
      [headings[0]!, 10],
      [headings[1]!, 100],
    ]),
    marks: new Map(
      numbers.flatMap(
        (number) =>
          [
            [`${user(number)} HW 1 (11)`, '7.50'],
            [`${user(number)} HW 2 (12)`, '50.00'],
          ] as const,
      ),
    ),
  };
  const rows = numbers.map((number) => `"O'Neil ${number}, Ann",${user(number)},,S1,7.50,50.00,50.00\n`);
  const gradebook = `Student,ID,SIS Login ID,Section,${headings.join(',')},Final Score\n    Points Possible,,,,10.00,100.00,(read only)\n${rows.join('')}`;
  const grades = gradesOf(members, ({ ids }) => (Number(ids.lms) - 340_000) / 7);
  const filled = canvas.fillIn(readTable(gradebook), grades, { column: 'HW 2' });

  it('have their marks after the upload, and nothing else is changed or created', () => {
    const { changed, surprises } = uploadToCanvas(filled.text, course);
    expect(surprises).toEqual([]);
    const wanted = numbers.filter((number) => statesOf(number) === 'graded' && markOf(number) !== 50);
    expect([...changed].toSorted()).toEqual(
      wanted.map((number) => [`${user(number)} HW 2 (12)`, String(Math.min(100, markOf(number)))]).toSorted(),
    );
  });

  it('have their page beside their own file', () => {
    const pages = canvas.feedback(members).map(({ path }) => feedbackInCanvas(path!));
    expect(pages).toEqual(
      members.map(({ ids }) => [ids.lms, String(9000 + (Number(ids.lms) - 340_000) / 7)]),
    );
  });
});
