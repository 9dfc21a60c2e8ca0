import { describe, expect, it } from 'vitest';
import { artemis } from '../../../grader/format/artemis.ts';
import { nameOf } from '../../../grader/format/told.ts';
import type { FormatSettings } from '../../../grader/model.ts';
import { listAssignments } from '../../../grader/plan/load.ts';
import { publicPlan } from '../../../grader/plan/plan.ts';
import { cases } from '../report/fixture.ts';
import { hostileCases, hostileNotes } from '../report/hostile.ts';
import { gradedAs, gradedTwice, reportOn, withoutFaults } from './graded.ts';
import { feedbackIn } from './readers/artemis.ts';
import { settings } from './settings.ts';

describe('what Artemis reads', () => {
  it('has all sentences where Artemis shows them', () => {
    const report = reportOn(withoutFaults);
    const [results] = artemis.write(gradedAs(report), settings);
    const wrong = feedbackIn(results!.text).filter(([, text]) => text !== undefined);
    expect(wrong.length).toBe(report.results.filter(({ verdict }) => verdict.kind !== 'right').length);
    for (const [name, text] of wrong) expect(text, name).toMatch(/\p{L}{2,}/u);
    expect(results!.text).not.toContain('message=');
  });

  it('tells a public check from the hidden one of the same name', () => {
    const graded = gradedTwice(withoutFaults);
    const [results] = artemis.write(graded, settings);
    const names = feedbackIn(results!.text).map(([name]) => name);
    expect(names.filter((name) => name.endsWith('(public)')).length).toBe(names.length / 2);
    expect(names.filter((name) => name.endsWith('(hidden)')).length).toBe(names.length / 2);
  });

  it('tells no points while hidden checks are to be shown later', () => {
    const graded = gradedTwice(withoutFaults);
    const summary = (hiddenVisibility: FormatSettings['hiddenVisibility']) =>
      artemis.write(graded, { ...settings, hiddenVisibility })[1]!.text;
    expect(summary('after_due_date')).not.toMatch(/[\d.]+ of [\d.]+/);
    expect(summary('visible')).toMatch(/[\d.]+ of [\d.]+ points/);
    expect(artemis.write(gradedAs(reportOn(withoutFaults)), settings)[1]!.text).toMatch(/points/);
  });

  it('is well-formed whatever a student can write', () => {
    const of = hostileCases.filter(({ verdict }) => verdict.kind !== 'fault');
    const report = reportOn(of, { notes: hostileNotes });
    const [results, summary] = artemis.write(gradedAs(report), settings);
    expect(feedbackIn(results!.text)).toHaveLength(of.length);
    expect(JSON.parse(summary!.text)).toMatchObject({ name: 'gradecheck', successful: true });
  });

  it('is nothing where the grader failed, or was not run to its end: no student may lose points for that', () => {
    expect(artemis.write(gradedAs(reportOn(cases)), settings)).toEqual([]);
    expect(artemis.write({ ...gradedAs(reportOn(withoutFaults)), isFinished: false }, settings)).toEqual([]);
  });

  it.each(listAssignments())(
    'names every check of %s differently, as Artemis needs it, and not too long',
    (slug) => {
      const names = publicPlan(slug).checks.map(({ fn, title }) => nameOf({ fn, title: title.en }));
      expect(new Set(names).size).toBe(names.length);
      expect(Math.max(...names.map((name) => `${name} (hidden)`.length))).toBeLessThanOrEqual(255);
    },
  );
});
