/** What a course makes of the points, in words. */
import type { Language, Mark, MarkLine } from '../model.ts';
import { formatNumber } from './numbers.ts';
import { type Phrases, phrases } from './words/phrases.ts';

/** The mark in a sentence, and a sentence or two for each step that led to it. */
export type ExplainedMark = { readonly total: string; readonly lines: readonly string[] };

/** How a mark came to be, for people. */
export function explainMark({ mark, maximum, lines }: Mark, language: Language): ExplainedMark {
  const t = phrases[language];
  return {
    total: t.mark.total(formatNumber(mark), formatNumber(maximum)),
    lines: lines.map((line) => explainLine(line, t)),
  };
}

function explainLine(line: MarkLine, t: Phrases): string {
  switch (line.kind) {
    case 'scaled':
      return t.mark.scaled(formatNumber(line.earned), formatNumber(line.points), formatNumber(line.mark));
    case 'late':
      return t.sentences(lateSentences(line, t));
    case 'too-late':
      return t.sentences([t.mark['too-late'](line.days, line.lastDay), off(line.deducted, t)]);
    case 'within-grace':
      return t.mark['within-grace'](duration(line.minutes, t), duration(line.graceMinutes, t));
    case 'zone-assumed':
      return t.mark['zone-assumed'](line.submittedAt, line.zone === 'Z' ? 'UTC' : `UTC${line.zone}`);
    case 'rounded':
      return t.mark.rounded(formatNumber(line.from), formatNumber(line.to), formatNumber(line.step));
    default:
      return t.mark[line.kind];
  }
}

function lateSentences(line: Extract<MarkLine, { kind: 'late' }>, t: Phrases): string[] {
  const { minutes, days, percent, floorPercent, deducted } = line;
  const late = t.mark.late(duration(minutes, t), days, formatNumber(percent));
  const floor = floorPercent === undefined ? [] : [t.mark.floor(formatNumber(floorPercent))];
  return [late, ...floor, off(deducted, t)];
}

const off = (deducted: number, t: Phrases): string => t.mark.deducted(formatNumber(deducted));

/** Minutes in days, hours and minutes. */
function duration(minutes: number, t: Phrases): string {
  const hours = Math.floor(minutes / 60);
  return t.mark.duration(Math.floor(hours / 24), hours % 24, minutes % 60);
}
