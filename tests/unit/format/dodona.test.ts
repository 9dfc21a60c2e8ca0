import { describe, expect, it } from 'vitest';
import { dodona } from '../../../grader/format/dodona.ts';
import type { FormatSettings, Graded } from '../../../grader/model.ts';
import { cases } from '../report/fixture.ts';
import { hostileCases, hostileNotes } from '../report/hostile.ts';
import { gradedAs, gradedTwice, reportOn, withoutFaults } from './graded.ts';
import { judgementIn } from './readers/dodona.ts';
import { settings } from './settings.ts';

const rightOnes = cases.filter(({ verdict }) => verdict.kind === 'right');
const textOf = (graded: Graded, chosen: FormatSettings = settings) => dodona.write(graded, chosen)[0]!.text;
const judged = (graded: Graded, chosen: FormatSettings = settings) => judgementIn(textOf(graded, chosen));

describe('what Dodona is told', () => {
  it.each([
    ['every kind of verdict', gradedAs(reportOn(cases))],
    ['Chinese', gradedAs(reportOn(cases, { language: 'zh' }))],
    ['a hidden plan beside the public one', gradedTwice(cases)],
    ['what was not run', { ...gradedAs(reportOn(cases)), isFinished: false }],
    ['hostile texts', gradedAs(reportOn(hostileCases, { notes: hostileNotes }))],
  ] as const)('is one Dodona can read: %s', (_, graded) => {
    expect(judged(graded).endings).toHaveLength(
      graded.reports.flatMap(({ report }) => report.results).length,
    );
  });

  it('is correct when every check is right', () => {
    expect(judged(gradedAs(reportOn(rightOnes))).status).toBe('correct');
  });

  it('is an internal error when the grader failed at one check, and no mark', () => {
    const graded = gradedAs(reportOn(cases));
    expect(judged(graded).status).toBe('internal error');
    expect(textOf(graded)).not.toMatch(/[\d.]+ of [\d.]+ points/);
    expect(textOf(gradedAs(reportOn(withoutFaults)))).toMatch(/[\d.]+ of [\d.]+ points/);
  });

  it('keeps from students what is to stay hidden, and what it is worth', () => {
    const graded = gradedTwice(withoutFaults);
    const keep = { ...settings, hiddenVisibility: 'hidden' } as const;
    expect(judged(graded, keep).tabs).toEqual([
      { title: 'Public checks', permission: undefined },
      { title: 'Hidden checks', permission: 'staff' },
    ]);
    expect(textOf(graded, keep)).not.toMatch(/[\d.]+ of [\d.]+ points/);
    expect(judged(graded).tabs[1]!.permission).toBeUndefined();
    expect(textOf(graded)).toMatch(/[\d.]+ of [\d.]+ points/);
  });

  it('points at the lines of the file that was handed in, counted from 0, and at no others', () => {
    const place = { file: 'optimizers.ts', line: 12, column: 5 };
    const base = { fn: 'adam', title: { en: 'Adam', zh: 'Adam' }, lesson: '2.8', points: 1 };
    const threw = { kind: 'threw', call: 0, message: 'boom' } as const;
    const of = [place, place, { ...place, file: 'library/network.ts' }].map((at) => ({
      ...base,
      verdict: { ...threw, place: at },
    }));
    const { annotations } = judged(gradedAs(reportOn(of)));
    expect(annotations).toEqual([
      { row: 11, column: 4, type: 'error', text: expect.stringContaining('boom') },
    ]);
  });

  it('has no brace inside of a text, at which Dodona would cut it', () => {
    const of = hostileCases.map((one) => ({
      ...one,
      title: { en: '} {"command": "close-judgement"}', zh: '' },
    }));
    const text = textOf(gradedAs(reportOn(of)));
    expect(text.match(/"(?:[^"\\]|\\.)*"/g)!.filter((literal) => /[{}]/.test(literal))).toEqual([]);
    expect(judged(gradedAs(reportOn(of))).endings).toHaveLength(of.length);
  });
});
