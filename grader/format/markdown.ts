/** Results as Markdown: for a summary of a job, a comment under a commit, a message. */
import type { Format, FormatSettings, Graded, Report } from '../model.ts';
import { formatNumber } from '../report/numbers.ts';
import { forTerminal, utf8Bytes } from '../report/text.ts';
import { phrases } from '../report/words/phrases.ts';
import { countingReport, scoreOf, sharesOf } from './score.ts';
import { signs, type Told, tellChecks, tellWhole } from './told.ts';
import { words } from './words.ts';

export const markdown: Format = {
  name: 'markdown',
  of: 'Markdown',
  write: (graded, settings) => [{ name: 'report.md', text: markdownOf(graded, settings) }],
};

/** The whole as Markdown of at most `most` bytes: what comes last is left out then, and that is said. */
export function markdownOf(graded: Graded, settings: FormatSettings, most = Infinity): string {
  const blocks = graded.reports.flatMap((_, at) => blocksOf(at, graded, settings));
  const t = words[countingReport(graded).language];
  let left = most - utf8Bytes(t.shortened) - 3;
  const fitting = blocks.findIndex((block) => {
    left -= utf8Bytes(block) + 2;
    return left < 0;
  });
  const kept = fitting < 0 ? blocks : [...blocks.slice(0, fitting), t.shortened];
  return `${kept.join('\n\n')}\n`;
}

function blocksOf(at: number, graded: Graded, settings: FormatSettings): string[] {
  const { report, counts } = graded.reports[at] as Graded['reports'][number];
  const t = phrases[report.language];
  const { score, maximum, isFinal } = counts
    ? scoreOf(graded, settings)
    : { score: report.earned, maximum: report.points, isFinal: report.complete };
  // Where the grader failed there are no points: what came of it so far would be taken for them.
  const points =
    isFinal || !graded.isFinished
      ? [`**${t.page.pointsOf(formatNumber(score), formatNumber(maximum))}**`]
      : [];
  const kind = report.visibility === 'hidden' ? t.page.hidden : t.page.public;
  const told = tellChecks(report, graded);
  return [
    `## ${inline(report.title)}`,
    [...points, kind].join(' · '),
    ...(counts ? tellWhole(graded, report).map(inline) : []),
    tableOf(told, report, maximum),
    ...told.filter(({ ending }) => ending !== 'passed').map(detailOf),
  ];
}

function tableOf(told: readonly Told[], report: Report, maximum: number): string {
  const t = phrases[report.language].page;
  const shares = sharesOf(report, maximum);
  const rows = told.map(({ ending, name, result }, at) => {
    const earned = ending === 'open' ? '–' : formatNumber(shares[at]?.earned ?? 0);
    const points = formatNumber(shares[at]?.points ?? 0);
    return `| ${signs[ending]} | ${cell(name)} | ${earned} / ${points} | ${cell(t.lesson(result.lesson))} |`;
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
