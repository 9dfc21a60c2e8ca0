/**
 * Gradescope's `results.json` (its documentation: specs.md). One test for each check; those of a hidden plan carry the
 * points and appear when the instructor lets them. Where the grader failed there is no score at all, so that nobody gets
 * a zero for it.
 */
import type { Format, FormatSettings, Graded, Report } from '../model.ts';
import { type Phrases, phrases } from '../report/words/phrases.ts';
import { callsHtml } from './calls-html.ts';
import { checkHtml, paragraphs } from './html.ts';
import { countingReport, type Score, scoreOf, sharesOf } from './score.ts';
import {
  isHeldBack,
  nameAmong,
  type Told,
  tellChecks,
  tellMark,
  tellOutcome,
  tellOutcomeWithoutMark,
} from './told.ts';

export const gradescope: Format = {
  name: 'gradescope',
  of: 'Gradescope, Codio',
  write: (graded, settings) => [
    { name: 'results.json', text: `${JSON.stringify(resultsOf(graded, settings), null, 2)}\n` },
  ],
};

function resultsOf(graded: Graded, settings: FormatSettings): object {
  const counting = countingReport(graded);
  const score = scoreOf(graded, settings);
  return {
    ...(isScored(graded, score) && { score: score.score }),
    output: paragraphs(
      isHeldBack(counting, settings)
        ? tellOutcomeWithoutMark(graded, counting)
        : tellOutcome(graded, counting),
    ),
    output_format: 'html',
    test_output_format: 'html',
    test_name_format: 'text',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    extra_data: extraData(graded),
    tests: [
      ...graded.reports.flatMap((_, index) => testsOf(index, { graded, score, settings })),
      ...(score.isFinal ? heldBackMark(counting, settings) : []),
    ],
    ...(settings.leaderboard && score.isFinal && { leaderboard: leaderboardOf(counting, score) }),
  };
}

/** What is graded so far counts when the platform ends us; what the grader failed at leaves the whole without a score. */
const isScored = (graded: Graded, score: Score) => score.isFinal || !graded.isFinished;

function extraData({ reports, isFinished }: Graded): object {
  const plans = Object.fromEntries(reports.map(({ report }) => [report.visibility, report.plan]));
  return { gradecheck: { format: 1, assignment: reports[0]?.report.assignment, plans, isFinished } };
}

type Whole = { readonly graded: Graded; readonly score: Score; readonly settings: FormatSettings };

function testsOf(index: number, { graded, score, settings }: Whole): object[] {
  const { report, counts } = graded.reports[index] as Graded['reports'][number];
  const shares = sharesOf(report, score.maximum);
  const number = (check: number) =>
    graded.reports.length > 1 ? `${index + 1}.${check + 1}` : `${check + 1}`;
  return tellChecks(report, graded).map((told, check) => ({
    ...(counts && pointsOf(told, { share: shares[check], isScored: isScored(graded, score) })),
    ...(told.ending !== 'open' && { status: told.ending }),
    name: nameAmong(told, report, graded),
    name_format: 'text',
    number: number(check),
    output: outputOf(told, phrases[report.language]),
    output_format: 'html',
    tags: [phrases[report.language].page.lesson(told.result.lesson)],
    visibility: report.visibility === 'hidden' ? settings.hiddenVisibility : 'visible',
    extra_data: { check: told.result.id },
  }));
}

/** Appears with the checks that it comes from: students see no total before, and it would tell one. */
function heldBackMark(counting: Report, settings: FormatSettings): object[] {
  if (counting.mark === undefined || !isHeldBack(counting, settings)) return [];
  return [
    {
      name: phrases[counting.language].classPage.mark,
      name_format: 'text',
      output: paragraphs(tellMark(counting)),
      output_format: 'html',
      visibility: settings.hiddenVisibility,
    },
  ];
}

/** What the page says of the check, inputs and answers included where they are told. */
function outputOf(told: Told, t: Phrases): string {
  return [checkHtml(told, t.page.printed), callsHtml(told.result, t)]
    .filter((part) => part !== '')
    .join('\n');
}

type Share = { readonly earned: number; readonly points: number };

function pointsOf(told: Told, { share, isScored }: { share: Share | undefined; isScored: boolean }): object {
  if (share === undefined || !isScored) return {};
  return { ...(told.ending !== 'open' && { score: share.earned }), max_score: share.points };
}

function leaderboardOf({ language, results }: Report, { score }: Score): object[] {
  const right = results.filter(({ verdict }) => verdict.kind === 'right').length;
  const { points, checks } = {
    points: phrases[language].page.points,
    checks: phrases[language].index.checks,
  };
  return [
    { name: points, value: score, order: 'desc' },
    { name: checks, value: right, order: 'desc' },
  ];
}
