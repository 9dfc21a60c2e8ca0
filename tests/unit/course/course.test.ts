import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hiddenReportOf, readCourse } from '../../../grader/course/course.ts';

/** A course's folder with this course.json, or none. */
function folderWith(settings?: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-course-'));
  if (settings !== undefined) writeFileSync(join(folder, 'course.json'), JSON.stringify(settings));
  return folder;
}

const refusal = (settings: object) => () => readCourse(folderWith(settings));

describe('course.json', () => {
  it('may be absent, and then everything has its default', () => {
    const folder = folderWith();
    expect(readCourse(folder)).toEqual({ folder });
    expect(hiddenReportOf(readCourse(folder), 'optimizers')).toBe('mistakes');
  });

  it('is read in both formats', () => {
    for (const format of [1, 2]) {
      const folder = folderWith({ format, term: 'autumn', secretFile: 'key.txt' });
      expect(readCourse(folder)).toEqual({ folder, term: 'autumn', secretFile: 'key.txt' });
    }
  });

  it('says how much a hidden report tells, for all assignments and for one', () => {
    const assignments = { optimizers: { hiddenReport: 'marks' }, softmax: {} };
    const course = readCourse(folderWith({ format: 2, hiddenReport: 'verdicts', assignments }));
    const told = ['optimizers', 'softmax', 'propagation', 'constructor'].map((slug) =>
      hiddenReportOf(course, slug),
    );
    expect(told).toEqual(['marks', 'verdicts', 'verdicts', 'verdicts']);
  });

  it.each([
    [
      { format: 2, deadline: '2027-01-01T00:00:00Z' },
      'course.json: at the top level: "deadline" is not known to this version of gradecheck',
    ],
    [
      { format: 2, hints: { hidden: 'none' } },
      'course.json: at the top level: "hints" is not known to this version of gradecheck',
    ],
    [
      { format: 2, assignments: { softmax: { accept: [] } } },
      'course.json: at /assignments/softmax: "accept" is not known to this version of gradecheck',
    ],
    [
      { format: 1, hiddenReport: 'marks' },
      'course.json: at the top level: "hiddenReport" is not known to this version of gradecheck',
    ],
    [
      { format: 2, hiddenReport: 'nothing' },
      'course.json: at /hiddenReport: must be equal to one of the allowed values (["mistakes","verdicts","marks"])',
    ],
    [{ format: 3 }, 'course.json: at /format: must be equal to one of the allowed values ([1,2])'],
    [{ term: 'autumn' }, "course.json: at the top level: must have required property 'format'"],
  ])('is refused as %j, by name', (settings, message) => {
    expect(refusal(settings)).toThrow(message);
  });

  it('that cannot be read is told with its reason', () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'course.json'));
    expect(() => readCourse(folder)).toThrow('cannot read course.json: EISDIR');
  });
});
