/** Results as Markdown: for a summary of a job, a comment under a commit, a message. */
import type { Format, FormatSettings, Graded, Report } from '../model.ts';
import { formatNumber } from '../report/numbers.ts';
import { forTerminal } from '../report/text.ts';
import { phrases } from '../report/words/phrases.ts';
import { scoreOf, sharesOf } from './score.ts';
import { signs, type Told, tellChecks, tellWhole } from './told.ts';

export const markdown: Format = {
  name: 'markdown',
  of: 'Markdown',
  write: (graded, settings) => [
    {
      name: 'report.md',
      text: `${graded.reports.map((_, at) => sectionOf(at, graded, settings)).join('\n\n')}\n`,
    },
  ],
};

function sectionOf(at: number, graded: Graded, settings: FormatSettings): string {
  const { report, counts } = graded.reports[at] as Graded['reports'][number];
  const t = phrases[report.language];
  const { score, maximum } = counts
    ? scoreOf(graded, settings)
    : { score: report.earned, maximum: report.points };
  const kind = report.visibility === 'hidden' ? t.page.hidden : t.page.public;
  const told = tellChecks(report, graded);
  return [
    `## ${inline(report.title)}`,
    `**${t.page.pointsOf(formatNumber(score), formatNumber(maximum))}** · ${kind}`,
    ...(counts ? tellWhole(graded, report).map(inline) : []),
    tableOf(told, report, maximum),
    ...told.filter(({ ending }) => ending !== 'passed').map(detailOf),
  ].join('\n\n');
}

function tableOf(told: readonly Told[], report: Report, maximum: number): string {
  const t = phrases[report.language].page;
  const shares = sharesOf(report, maximum);
  const rows = told.map(({ ending, name, result }, at) => {
    const points = `${formatNumber(shares[at]?.earned ?? 0)} / ${formatNumber(shares[at]?.points ?? 0)}`;
    return `| ${signs[ending]} | ${cell(name)} | ${points} | ${cell(t.lesson(result.lesson))} |`;
  });
  return [`| | ${t.check} | ${t.points} | |`, '|---|---|---:|---|', ...rows].join('\n');
}

function detailOf({ ending, name, sentences }: Told): string {
  return [`### ${signs[ending]} ${inline(name)}`, ...sentences.map(inline)].join('\n\n');
}

/** A sentence of ours, in which backticks mark code and nothing else is markup. */
function inline(sentence: string): string {
  const parts = forTerminal(sentence).split('`');
  return parts.map((part, at) => (at % 2 === 1 ? `\`${part}\`` : escaped(part))).join('');
}

const escaped = (text: string) =>
  text.replace(/[\\*_{}[\]<>#|~$&!@]/g, (mark) => `&#${mark.codePointAt(0)};`);

const cell = (text: string) => inline(text).replaceAll('|', '&#124;');
