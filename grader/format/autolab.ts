/**
 * What an autograder of Autolab prints (its docs/lab.md and docs/features/formatted-feedback.md; read by
 * app/helpers/assessment_autograde_core.rb): the page as text, a line for the formatted view, and last the scores. The
 * only problem has the assignment's name. Where the grader failed its score is `null`: anything that Autolab cannot read
 * would become a zero.
 */
import type { Format, FormatSettings, Graded } from '../model.ts';
import { phrases } from '../report/words/phrases.ts';
import { countingReport } from './score.ts';
import { plainly, printedBy, type Shown, type ShownCheck, shownOf } from './shown.ts';

export const autolab: Format = {
  name: 'autolab',
  of: 'Autolab',
  write: (graded, settings) => [{ name: 'autograde.txt', text: outputOf(graded, settings) }],
};

function outputOf(graded: Graded, settings: FormatSettings): string {
  const shown = shownOf(graded, settings);
  const page = [...shown.sentences.map(plainly), ...shown.checks.flatMap(linesOf)];
  return [
    ...page,
    '',
    JSON.stringify(viewOf(shown)),
    JSON.stringify(scoresOf(graded, shown, settings)),
    '',
  ].join('\n');
}

function linesOf(check: ShownCheck): string[] {
  const { name, sentences, result, report } = check;
  const t = phrases[report.language];
  const printed = printedBy(check);
  return [
    '',
    `${plainly(name)}: ${t.verdict[result.verdict.kind]}`,
    ...indented(sentences.map(plainly).join('\n'), '  '),
    ...(printed === undefined ? [] : [`  ${t.page.printed}`, ...indented(printed, '  | ')]),
  ];
}

/** So that no line that a student printed begins as one of ours. */
const indented = (text: string, mark: string) => text.split('\n').map((line) => `${mark}${line}`);

/** Stages with their tests, as the formatted view shows them; two tests of one name would be one. */
function viewOf({ checks }: Shown): object {
  const stages = new Map<string, [name: string, mark: object | string][]>();
  for (const check of checks) {
    const stage = phrases[check.report.language].page[check.report.visibility];
    const before = stages.get(stage) ?? [];
    stages.set(stage, [...before, [`${before.length + 1}. ${plainly(check.name)}`, markOf(check)]]);
  }
  const tests = [...stages].map(([stage, marks]) => [stage, Object.fromEntries(marks)]);
  return { _presentation: 'semantic', stages: [...stages.keys()], ...Object.fromEntries(tests) };
}

function markOf({ ending, sentences }: ShownCheck): object | string {
  const [first = ''] = sentences.map(plainly);
  if (ending === 'open') return first;
  return ending === 'passed' ? { passed: true } : { passed: false, hint: first };
}

function scoresOf(graded: Graded, { score }: Shown, { leaderboard }: FormatSettings): object {
  const { assignment, results } = countingReport(graded);
  const right = results.filter(({ verdict }) => verdict.kind === 'right').length;
  return {
    scores: { [assignment]: score.isFinal ? score.score : null },
    ...(leaderboard && score.isFinal && { scoreboard: [score.score, right] }),
  };
}
