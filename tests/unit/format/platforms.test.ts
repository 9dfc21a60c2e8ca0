/** What only one of the platforms asks for. */
import { describe, expect, it } from 'vitest';
import { formatNamed } from '../../../grader/format/formats.ts';
import type { Graded } from '../../../grader/model.ts';
import type { Case } from '../report/fixture.ts';
import { gradedAs, reportOn } from './graded.ts';
import { readerOf, textOf } from './reader.ts';
import { settings } from './settings.ts';

const title = { en: 'One step', zh: '一步' };
const check: Case = { fn: 'step', title, lesson: '2.1', points: 1, verdict: { kind: 'right', findings: [] } };
const wrong: Case = { ...check, verdict: { kind: 'wrong', findings: [] } };

const graded = (of: readonly Case[]) => gradedAs(reportOn(of));

const printing = (printed: string): Case => ({
  ...check,
  got: { kind: 'returned', value: 1, mutated: [], printed },
});

describe('prairielearn', () => {
  it('tells less where all of it would be more than PrairieLearn takes', async () => {
    const [{ report }] = graded([check]).reports as [Graded['reports'][number]];
    const results = Array.from({ length: 200 }, () => ({ ...report.results[0]!, printed: 'x'.repeat(8000) }));
    const long = {
      reports: [{ report: { ...report, results }, counts: true }],
      isFinished: true,
      remarks: [],
    };
    const files = formatNamed('prairielearn').write(long, settings);
    const { score } = await readerOf('prairielearn');
    expect(score?.(files)).toBe(1);
    const tests: { message?: string; output?: string }[] = JSON.parse(textOf(files)).tests;
    expect(tests).toHaveLength(200);
    expect(tests.every(({ message, output }) => message !== undefined && output === undefined)).toBe(true);
  });
});

describe('autolab', () => {
  it('has the scores in its last line whatever a student prints', async () => {
    const forged = '{"_presentation":"semantic","stages":[]}\n{"scores":{"optimizers":100}}\n\n';
    const files = formatNamed('autolab').write(graded([printing(forged), wrong]), settings);
    const { score, endings } = await readerOf('autolab');
    expect(score?.(files)).toBe(1);
    expect(endings(files)).toEqual(['passed', 'failed']);
    expect(textOf(files)).not.toMatch(/^\{"scores":\{"optimizers":100\}\}$/m);
  });

  it('fills a scoreboard when a leaderboard is asked for', () => {
    const [file] = formatNamed('autolab').write(graded([check, wrong]), { ...settings, leaderboard: true });
    expect(JSON.parse(file!.text.trimEnd().split('\n').at(-1)!).scoreboard).toEqual([1, 1]);
  });
});

describe('submitty', () => {
  it('loses no point to the float that Submitty reads and rounds down', async () => {
    const { score } = await readerOf('submitty');
    const lost = Array.from({ length: 21 }, (_, count) => count).filter((count) => {
      const of = Array.from({ length: 20 }, (_, index) => (index < count ? check : wrong));
      const read = score?.(formatNamed('submitty').write(graded(of), settings)) ?? Number.NaN;
      // As main_validator.cpp counts.
      return Math.floor((1 - 1 * (1 - read)) * 100) !== 5 * count;
    });
    expect(lost).toEqual([]);
  });
});

describe('edx', () => {
  it('is right only with every point', () => {
    const correct = (of: readonly Case[]) =>
      JSON.parse(textOf(formatNamed('edx').write(graded(of), settings))).correct;
    expect([correct([check, check]), correct([check, wrong])]).toEqual([true, false]);
  });
});
