import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../../grader/cli/templates.ts';
import type { Mark, MarkLine } from '../../../grader/model.ts';
import { renderHtml } from '../../../grader/report/html.ts';
import { reportToJson } from '../../../grader/report/json.ts';
import { explainMark } from '../../../grader/report/mark.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { renderTerminal } from '../../../grader/report/terminal.ts';
import { contextOf, verdicts } from './fixture.ts';

const late = { kind: 'late', minutes: 1560, days: 2, percent: 20, deducted: 2 } as const;
const lines: readonly (readonly [line: MarkLine, english: string])[] = [
  [{ kind: 'scaled', earned: 86, points: 100, mark: 8.6 }, "86 of 100 points are 8.6 on the course's scale."],
  [
    late,
    'Handed in 1 day 2 hours after the deadline, 2 days counted: 20 % of the maximum is to be taken off. Taken off: 2.',
  ],
  [
    { ...late, minutes: 61, days: 1, deducted: 0.5, floorPercent: 50 },
    'Handed in 1 hour 1 minute after the deadline, 1 day counted: 20 % of the maximum is to be taken off. ' +
      'Lateness takes no mark below 50 % of the maximum. Taken off: 0.5.',
  ],
  [
    { kind: 'too-late', days: 8, lastDay: 7, deducted: 8.6 },
    'Handed in on day 8 after the deadline; nothing counts after day 7. Taken off: 8.6.',
  ],
  [
    { kind: 'within-grace', minutes: 10, graceMinutes: 60 },
    'Handed in 10 minutes after the deadline; up to 1 hour nothing is taken off.',
  ],
  [
    { kind: 'zone-assumed', submittedAt: '2027-01-16T00:30', zone: '+08:00' },
    'The time of handing in, `2027-01-16T00:30`, came without a time zone; it was read in that of the deadline (UTC+08:00).',
  ],
  [{ kind: 'rounded', from: 6.6, to: 6.5, step: 0.5 }, 'Rounded to a multiple of 0.5: 6.6 becomes 6.5.'],
  [{ kind: 'disagrees-with-lms' }, 'The LMS counts it as handed in on time'],
  [{ kind: 'late-but-unknown' }, 'The LMS counts it as late but does not say since when'],
  [{ kind: 'time-unknown' }, 'Nobody knows when it was handed in: nothing is taken off for lateness.'],
  [{ kind: 'not-final' }, 'The mark is not final'],
];
const mark: Mark = { mark: 6.5, maximum: 10, lines: lines.map(([line]) => line) };
const reportIn = (language: 'en' | 'zh') => summarize(contextOf({ language, markOf: () => mark }), verdicts);

describe('a mark', () => {
  it.each(lines)('tells %j', (line, english) => {
    const sayIn = (language: 'en' | 'zh') => explainMark({ ...mark, lines: [line] }, language).lines[0];
    expect(sayIn('en')).toContain(english);
    expect(sayIn('zh')).toMatch(/^\p{Script=Han}|^\d/u);
    expect(`${sayIn('en')} ${sayIn('zh')}`).not.toMatch(/undefined|NaN|\[object/);
  });

  it('is what the points of the report come to', () => {
    const seen: object[] = [];
    const markOf = (points: object) => {
      seen.push(points);
      return mark;
    };
    const { earned, points, complete } = summarize(contextOf({ markOf }), verdicts);
    expect(seen).toEqual([{ earned, points, complete }]);
  });

  it.each(['en', 'zh'] as const)('stands on the page, the terminal and in the document (%s)', (language) => {
    const report = reportIn(language);
    const { total } = explainMark(mark, language);
    expect(renderHtml(report, { templates: loadTemplates() })).toContain(`<h2 id="mark">${total}</h2>`);
    expect(renderTerminal(report, { color: false })).toContain(`\n${total}\n  `);
    const schemaFile = new URL('../../../docs/report.schema.json', import.meta.url);
    const validate = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(
      JSON.parse(readFileSync(schemaFile, 'utf8')),
    );
    const document = JSON.parse(reportToJson(report));
    expect(validate(document) ? [] : validate.errors).toEqual([]);
    expect(document.mark).toEqual(mark);
  });

  it('is not spoken of where the course has no rules for it', () => {
    const report = summarize(contextOf(), verdicts);
    expect(report).not.toHaveProperty('mark');
    expect(renderHtml(report, { templates: loadTemplates() })).not.toContain('id="mark"');
    expect(renderTerminal(report, { color: false })).not.toContain('Mark');
  });
});
