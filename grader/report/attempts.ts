/** The attempts of a student, and which of them counts, in words. */
import type { AttemptLine, AttemptList, Language } from '../model.ts';
import { formatNumber } from './numbers.ts';
import { type Phrases, phrases } from './words/phrases.ts';

/** By which rule one counts, and a sentence for each attempt. */
export type ExplainedAttempts = { readonly rule: string; readonly lines: readonly string[] };

/** Which attempt counts and why, for people. */
export function explainAttempts(list: AttemptList, language: Language): ExplainedAttempts {
  const t = phrases[language];
  const { rules, lines, leftOut } = list;
  const told = lines.map((line) =>
    t.attempts.line(line.number, line.submittedAt, whatOf(line, rules.limit, t)),
  );
  return {
    rule: t.attempts[rules.count](rules.limit),
    lines: leftOut === undefined ? told : [...told, t.attempts.leftOut(leftOut)],
  };
}

function whatOf(line: AttemptLine, limit: number | undefined, t: Phrases): string {
  switch (line.state) {
    case 'counts':
      return t.attempts.counts(marksOf(line, t));
    case 'graded':
      return line.isNotFinal ? t.attempts.notFinal(marksOf(line, t)) : marksOf(line, t);
    case 'beyond-limit':
      return t.attempts['beyond-limit'](limit ?? line.number - 1);
    default:
      return t.attempts[line.state];
  }
}

function marksOf({ earned = 0, points = 0, mark, maximum = points }: AttemptLine, t: Phrases): string {
  const score = t.page.pointsOf(formatNumber(earned), formatNumber(points));
  return mark === undefined ? score : t.attempts.marked(score, formatNumber(mark), formatNumber(maximum));
}
