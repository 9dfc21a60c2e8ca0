/** What each platform keeps of a result, told by its own reader; a format without a score of its own has none. */
import { describe, expect, it } from 'vitest';
import { formats } from '../../../grader/format/formats.ts';
import type { FormatSettings, Graded, Report } from '../../../grader/model.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { type Case, cases, contextOf, planOf } from '../report/fixture.ts';
import { hostileCases, hostileNotes, unseen } from '../report/hostile.ts';
import { readerOf } from './reader.ts';
import { settings } from './settings.ts';

const judged = cases.filter(({ verdict }) => verdict.kind !== 'fault');
const reportOf = (of: readonly Case[], overrides: Parameters<typeof contextOf>[0] = {}): Report =>
  summarize(
    contextOf(overrides, of),
    of.map(({ verdict }) => verdict),
  );

const alone = (report: Report, isFinished = true): Graded => ({
  reports: [{ report, counts: true }],
  isFinished,
  remarks: [],
});

const report = reportOf(judged);
const faulty = reportOf(cases);
const right = reportOf(judged.map((one) => ({ ...one, verdict: { kind: 'right', findings: [] } })));
const pair: Graded = {
  reports: [
    { report, counts: false },
    { report: reportOf(judged, { plan: planOf('hidden', judged) }), counts: true },
  ],
  isFinished: true,
  remarks: ['The third of five.'],
};

const keep: FormatSettings = { ...settings, hiddenVisibility: 'hidden' };
const textIn = (files: readonly { text: string }[]) => files.map(({ text }) => text).join('\n');

describe.each(formats.map(({ name }) => name))('the format %s', async (name) => {
  const format = formats.find((one) => one.name === name)!;
  const reader = await readerOf(name);
  const scoreOf = (graded: Graded, chosen = settings) => reader.score?.(format.write(graded, chosen));

  it('is the same bytes for the same results', () => {
    expect(format.write(pair, settings)).toEqual(format.write(structuredClone(pair), settings));
  });

  it('says in Chinese what it says in English', () => {
    const chinese = reportOf(judged, { language: 'zh' });
    expect(reader.endings(format.write(alone(chinese), settings))).toEqual(
      reader.endings(format.write(alone(report), settings)),
    );
  });

  it('holds whatever a student can write', () => {
    const hostile = reportOf(hostileCases, { notes: hostileNotes });
    const files = format.write(alone(hostile), settings);
    // A line of GitHub's names a file as the repository does, whatever is in the name.
    if (name !== 'github') expect(textIn(files)).not.toMatch(unseen);
    expect(() => reader.score?.(files)).not.toThrow();
  });

  if (reader.score === undefined) return;
  // Autolab alone keeps points; all others keep the share of them.
  const unit = name === 'autolab' ? 20 : 1;

  it('gives the share of the points that was earned', () => {
    const share = report.earned / report.points;
    expect(scoreOf(alone(report), { ...settings, maxPoints: 20 })).toBeCloseTo(unit * share, 5);
    expect(scoreOf(alone(right), { ...settings, maxPoints: 20 })).toBeCloseTo(unit, 9);
  });

  // Their packages lie where students read them, without a hidden plan; of a fault they learn by the exit code.
  if (name === 'classroom50' || name === 'github') return;

  it('gives no score where the grader failed', () => {
    expect(scoreOf(alone(faulty))).toBeUndefined();
    expect(textIn(format.write(alone(faulty), settings))).toMatch(/not your mistake/);
  });

  it('takes the score from the report that counts, and keeps hidden checks that are to stay hidden', () => {
    expect(scoreOf(pair)).toBeDefined();
    expect(scoreOf(pair, keep)).toBe(scoreOf(pair));
    expect(textIn(format.write(pair, settings))).toContain('(hidden)');
    expect(textIn(format.write(pair, keep))).not.toContain('(hidden)');
    expect(textIn(format.write(pair, keep))).toContain('The third of five.');
  });

  it('shows what was graded so far where the platform ends the grader', () => {
    const files = format.write(alone(faulty, false), settings);
    expect(textIn(files)).toMatch(/has not come to its end/);
    expect(() => reader.score?.(files)).not.toThrow();
  });
});
