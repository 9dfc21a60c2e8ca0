/** What each platform keeps of a result, told by its own reader; a format without a score of its own has none. */
import { describe, expect, it } from 'vitest';
import { formats } from '../../../grader/format/formats.ts';
import type { FormatSettings, Graded } from '../../../grader/model.ts';
import { cases } from '../report/fixture.ts';
import { hostileCases, hostileNotes, unseen } from '../report/hostile.ts';
import { gradedAs, gradedTwice, reportOn, withoutFaults } from './graded.ts';
import { readerOf } from './reader.ts';
import { settings } from './settings.ts';

const report = reportOn(withoutFaults);
const faulty = reportOn(cases);
const right = reportOn(withoutFaults.map((one) => ({ ...one, verdict: { kind: 'right', findings: [] } })));
const pair: Graded = { ...gradedTwice(withoutFaults), remarks: ['The third of five.'] };

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
    const chinese = reportOn(withoutFaults, { language: 'zh' });
    expect(reader.endings(format.write(gradedAs(chinese), settings))).toEqual(
      reader.endings(format.write(gradedAs(report), settings)),
    );
  });

  it('holds whatever a student can write', () => {
    const hostile = reportOn(hostileCases, { notes: hostileNotes });
    const files = format.write(gradedAs(hostile), settings);
    // A line of GitHub's names a file as the repository does, whatever is in the name.
    if (name !== 'github') expect(textIn(files)).not.toMatch(unseen);
    expect(() => reader.score?.(files)).not.toThrow();
  });

  if (reader.score === undefined) return;
  // Autolab alone keeps points; all others keep the share of them.
  const unit = name === 'autolab' ? 20 : 1;

  it('gives the share of the points that was earned', () => {
    const share = report.earned / report.points;
    expect(scoreOf(gradedAs(report), { ...settings, maxPoints: 20 })).toBeCloseTo(unit * share, 5);
    expect(scoreOf(gradedAs(right), { ...settings, maxPoints: 20 })).toBeCloseTo(unit, 9);
  });

  // Their packages lie where students read them, without a hidden plan; of a fault they learn by the exit code.
  if (name === 'classroom50' || name === 'github') return;

  it('gives no score where the grader failed', () => {
    expect(scoreOf(gradedAs(faulty))).toBeUndefined();
    expect(textIn(format.write(gradedAs(faulty), settings))).toMatch(/not your mistake/);
  });

  it('takes the score from the report that counts, and keeps hidden checks that are to stay hidden', () => {
    expect(scoreOf(pair)).toBeDefined();
    expect(scoreOf(pair, keep)).toBe(scoreOf(pair));
    expect(textIn(format.write(pair, settings))).toContain('(hidden)');
    expect(textIn(format.write(pair, keep))).not.toContain('(hidden)');
    expect(textIn(format.write(pair, keep))).toContain('The third of five.');
  });

  it('shows what was graded so far where the platform ends the grader', () => {
    const files = format.write({ ...gradedAs(faulty), isFinished: false }, settings);
    expect(textIn(files)).toMatch(/has not come to its end/);
    expect(() => reader.score?.(files)).not.toThrow();
  });
});
