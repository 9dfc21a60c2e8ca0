/**
 * What a judge tells Dodona: one JSON command on each line, that open and close a judgement, its tabs, contexts,
 * testcases and tests (dodona-edu/dodona: public/schemas/partial_output.json, and app/runners/result_constructor.rb,
 * which reads them). Dodona knows no points; they stand above the tabs. A check that the grader failed at is an
 * `internal error`, and so the whole submission.
 */
import type { Format, FormatSettings, Graded, Report } from '../model.ts';
import { formatNumber } from '../report/numbers.ts';
import { phrases } from '../report/words/phrases.ts';
import { annotationsOf, statusOf } from './dodona-status.ts';
import { checkHtml, paragraphs } from './html.ts';
import { countingReport, isAllRight, scoreOf } from './score.ts';
import { type Told, tellChecks, tellOutcome, tellOutcomeWithoutMark } from './told.ts';

type Command = { readonly command: string } & Readonly<Record<string, unknown>>;

export const dodona: Format = {
  name: 'dodona',
  of: 'Dodona',
  write: (graded, settings) => [
    { name: 'feedback.ndjson', text: judgementOf(graded, settings).map(lineOf).join('') },
  ],
};

function judgementOf(graded: Graded, settings: FormatSettings): Command[] {
  return [
    { command: 'start-judgement' },
    messageOf(paragraphs(wholeOf(graded, settings))),
    ...graded.reports.flatMap(({ report }) => tabOf(report, graded, settings)),
    ...untoldOf(countingReport(graded)),
    ...annotationsOf(graded, settings).map((place) => ({ command: 'annotate-code', ...place })),
    { command: 'close-judgement' },
  ];
}

/** Dodona judges by the checks that it is shown; where the marks alone are told, they say whether it is right. */
function untoldOf(counting: Report): Command[] {
  if (counting.told !== 'marks' || !counting.complete || isAllRight(counting)) return [];
  const human = phrases[counting.language].verdict.wrong;
  return [{ command: 'escalate-status', status: { enum: 'wrong', human } }];
}

function wholeOf(graded: Graded, settings: FormatSettings): string[] {
  const counting = countingReport(graded);
  if (isShown(counting, settings)) return [...pointsOf(graded, settings), ...tellOutcome(graded, counting)];
  return tellOutcomeWithoutMark(graded, counting);
}

function pointsOf(graded: Graded, settings: FormatSettings): string[] {
  const { score, maximum, isFinal } = scoreOf(graded, settings);
  const t = phrases[countingReport(graded).language].page;
  return isFinal ? [`${t.pointsOf(formatNumber(score), formatNumber(maximum))}.`] : [];
}

/** Dodona cannot show something later; what stays hidden is for staff. */
const isShown = ({ visibility }: Report, { hiddenVisibility }: FormatSettings) =>
  visibility === 'public' || hiddenVisibility !== 'hidden';

function tabOf(report: Report, graded: Graded, settings: FormatSettings): Command[] {
  const t = phrases[report.language].page;
  return [
    {
      command: 'start-tab',
      title: report.visibility === 'hidden' ? t.hidden : t.public,
      ...(!isShown(report, settings) && { permission: 'staff' }),
    },
    ...tellChecks(report, graded).flatMap((told) => contextOf(told, report)),
    { command: 'close-tab' },
  ];
}

function contextOf(told: Told, { language }: Report): Command[] {
  const t = phrases[language];
  const { verdict } = told.result;
  const human = t.verdict[verdict.kind];
  return [
    { command: 'start-context' },
    { command: 'start-testcase', description: { format: 'plain', description: told.name } },
    { command: 'start-test', expected: t.verdict.right },
    messageOf(checkHtml(told, t.page.printed)),
    { command: 'close-test', generated: human, status: { enum: statusOf(verdict), human } },
    { command: 'close-testcase' },
    { command: 'close-context' },
  ];
}

const messageOf = (html: string): Command => ({
  command: 'append-message',
  message: { format: 'html', description: html },
});

/** Dodona cuts its input wherever a brace closes and another opens, so there are none inside of texts. */
function lineOf(command: Command): string {
  const line = JSON.stringify(command);
  const text = line.replace(/"(?:[^"\\]|\\.)*"/g, (literal) =>
    literal.replaceAll('{', '\\u007b').replaceAll('}', '\\u007d'),
  );
  return `${text}\n`;
}
