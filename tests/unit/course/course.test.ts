import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCourse } from '../../../grader/course/course.ts';
import { courseSettingsFor } from '../../../grader/course/settings.ts';

/** A course's folder with this course.json, or none. */
function folderWith(settings?: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-course-'));
  if (settings !== undefined) writeFileSync(join(folder, 'course.json'), JSON.stringify(settings));
  return folder;
}

const courseWith = (settings?: object) => readCourse(folderWith(settings));
const deadline = '2027-01-15T23:59:00+08:00';

describe('course.json', () => {
  it('may be absent, and then everything has its default', () => {
    const folder = folderWith();
    expect(readCourse(folder)).toEqual({ folder });
    expect(courseSettingsFor(readCourse(folder), 'optimizers')).toEqual({
      seeds: 'course',
      accept: [],
      lms: 'auto',
      isolation: 'auto',
      limits: {},
      hiddenReport: 'mistakes',
      rules: {},
      attempts: { count: 'latest' },
    });
  });

  it('is read in both formats', () => {
    for (const format of [1, 2]) {
      const folder = folderWith({ format, term: 'autumn', secretFile: 'key.txt' });
      expect(readCourse(folder)).toEqual({ folder, term: 'autumn', secretFile: 'key.txt' });
    }
  });

  it('may begin with a byte order mark', () => {
    const folder = folderWith();
    writeFileSync(join(folder, 'course.json'), '\uFEFF{ "format": 2, "term": "autumn" }');
    expect(readCourse(folder)).toEqual({ folder, term: 'autumn' });
  });

  it('holds for every assignment', () => {
    const settings = {
      seeds: 'student',
      accept: ['adam-without-correction'],
      lms: 'moodle',
      isolation: 'container',
      limits: { callTimeMs: 5000 },
      hiddenReport: 'verdicts',
      attempts: { count: 'best', limit: 3 },
    };
    const late = { graceMinutes: 15, perDayPercent: 10, floorPercent: 50, lastDay: 7 };
    const rules = { deadline, late, scale: { maximum: 10 }, rounding: { step: 0.5, mode: 'half-even' } };
    const course = courseWith({ format: 2, ...settings, ...rules });
    expect(courseSettingsFor(course, 'optimizers')).toEqual({ ...settings, rules });
  });

  it('gives a policy that is set in parts its defaults', () => {
    const course = courseWith({ format: 2, late: { perDayPercent: 10 }, rounding: { step: 0.5 } });
    expect(courseSettingsFor(course, 'optimizers').rules).toEqual({
      late: { graceMinutes: 0, perDayPercent: 10, floorPercent: 0 },
      rounding: { step: 0.5, mode: 'half-up' },
    });
  });

  it.each([
    ['best', { count: 'best' }],
    [{ count: 'best' }, { count: 'best' }],
    [{ limit: 2 }, { count: 'latest', limit: 2 }],
    ['latest', { count: 'latest' }],
  ])('takes %j for the attempts', (attempts, rules) => {
    expect(courseSettingsFor(courseWith({ format: 2, attempts }), 'optimizers').attempts).toEqual(rules);
  });

  it('lets an assignment’s own settings take the place of the course’s, each whole', () => {
    const assignments = {
      optimizers: { hiddenReport: 'marks', late: { perDayPercent: 20 }, deadline },
      softmax: {},
    };
    const late = { graceMinutes: 15, perDayPercent: 10 };
    const course = courseWith({ format: 2, hiddenReport: 'verdicts', late, assignments });
    const told = ['optimizers', 'softmax', 'propagation', 'constructor'].map(
      (slug) => courseSettingsFor(course, slug).hiddenReport,
    );
    expect(told).toEqual(['marks', 'verdicts', 'verdicts', 'verdicts']);
    const lateIn = (slug: string) => courseSettingsFor(course, slug).rules.late;
    expect(lateIn('optimizers')).toEqual({ graceMinutes: 0, perDayPercent: 20, floorPercent: 0 });
    expect(lateIn('softmax')).toEqual({ graceMinutes: 15, perDayPercent: 10, floorPercent: 0 });
    expect(courseSettingsFor(course, 'softmax').rules.deadline).toBeUndefined();
  });

  it('that cannot be read is told with its reason', () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'course.json'));
    expect(() => readCourse(folder)).toThrow('cannot read course.json: EISDIR');
  });
});

const unknown = (field: string) => `${JSON.stringify(field)} is not known to this version of gradecheck`;
const noZone = 'has no time zone; write it as 2027-01-15T23:59:00+08:00 (or with Z for UTC)';
const noTime = 'is no date and time; write it as';
const setting = (settings: object, message: string) => [{ format: 2, ...settings }, message] as const;

const wrong: readonly (readonly [settings: object, message: string])[] = [
  [{ format: 3 }, 'at /format: must be equal to one of the allowed values ([1,2])'],
  [{ term: 'autumn' }, "at the top level: must have required property 'format'"],
  [{ format: 1, hiddenReport: 'marks' }, `at the top level: ${unknown('hiddenReport')}`],
  setting({ hints: { hidden: 'none' } }, `at the top level: ${unknown('hints')}`),
  setting({ carriedForward: 'half' }, `at the top level: ${unknown('carriedForward')}`),
  setting({ assignments: { softmax: { term: 'x' } } }, `at /assignments/softmax: ${unknown('term')}`),
  setting({ hiddenReport: 'nothing' }, 'at /hiddenReport: must be equal to one of the allowed values'),
  setting({ seeds: 'class' }, 'at /seeds: must be equal to one of the allowed values'),
  setting({ lms: 'owl' }, 'at /lms: must be equal to one of the allowed values'),
  setting({ accept: 'all' }, 'at /accept: must be array'),
  setting({ isolation: 'local' }, 'at /isolation: must be equal to one of the allowed values'),
  setting({ limits: { callTimeMs: 10 } }, 'at /limits/callTimeMs: must be >= 50'),
  setting({ limits: { time: 10 } }, `at /limits: ${unknown('time')}`),
  setting({ late: { perDay: 10 } }, `at /late: ${unknown('perDay')}`),
  setting({ late: { perDayPercent: 101 } }, 'at /late/perDayPercent: must be <= 100'),
  setting({ late: { floorPercent: -1 } }, 'at /late/floorPercent: must be >= 0'),
  setting({ late: { graceMinutes: '15' } }, 'at /late/graceMinutes: must be number'),
  setting({ late: { lastDay: deadline } }, 'at /late/lastDay: must be integer'),
  setting({ attempts: 'first' }, 'at /attempts: must be equal to one of the allowed values ('),
  setting({ attempts: 3 }, 'at /attempts: must be object'),
  setting({ attempts: { limit: 0 } }, 'at /attempts/limit: must be >= 1'),
  setting({ attempts: { best: true } }, `at /attempts: ${unknown('best')}`),
  setting({ scale: { maximum: 0 } }, 'at /scale/maximum: must be >= 0.01'),
  setting({ scale: {} }, "at /scale: must have required property 'maximum'"),
  setting({ rounding: { step: 0 } }, 'at /rounding/step: must be >= 0.0001'),
  setting({ rounding: { step: 1, mode: 'near' } }, 'at /rounding/mode: must be equal to one of'),
  setting({ deadline: 1 }, 'at /deadline: must be string'),
  setting({ deadline: '2027-01-15T23:59' }, `at /deadline: "2027-01-15T23:59" ${noZone}`),
  setting({ deadline: '15 January' }, `at /deadline: "15 January" ${noTime}`),
  setting({ deadline: '2027-02-30T12:00Z' }, `at /deadline: "2027-02-30T12:00Z" ${noTime}`),
  setting(
    { assignments: { softmax: { deadline: '2027-01-15T23:59' } } },
    `at /assignments/softmax/deadline: "2027-01-15T23:59" ${noZone}`,
  ),
];

describe('a course.json that cannot be used', () => {
  it.each(wrong)('is refused as %j, with the place and what was expected', (settings, message) => {
    expect(() => courseWith(settings)).toThrow(`course.json: ${message}`);
  });
});

it('a course may set the limits that a manifest may, in the same ranges', () => {
  const schemaOf = (room: string) =>
    JSON.parse(readFileSync(new URL(`../../../grader/${room}.json`, import.meta.url), 'utf8'));
  const { limits } = schemaOf('course/schema/course').definitions;
  expect(limits).toEqual(schemaOf('plan/schema/assignment').properties.limits);
});
