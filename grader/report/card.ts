/** One check as the page shows it: sentences, tables, curves. Everything here is text unless named `html`. */
import type { Finding, Language, Result, Verdict } from '../model.ts';
import { drawCurves } from './curves.ts';
import { explain } from './explain.ts';
import { explainFinding, leadFinding } from './finding.ts';
import { formatNumber, formatPair } from './numbers.ts';
import { formatComponent, formatPath } from './paths.ts';
import { cut, quoted } from './text.ts';
import { argumentHtml, valueHtml } from './values.ts';
import { type Phrases, phrases } from './words/phrases.ts';

const mostCalls = 2;
const mostFindings = 6;

/** The view of one check, as `partials/check.hbs` reads it. */
export function cardView(result: Result, index: number, language: Language): object {
  const t = phrases[language];
  const { verdict } = result;
  const { what, where, comparison, count, help } = explain(result, language);
  const findings = 'findings' in verdict ? verdict.findings : [];
  const numbers = numberRows(findings, result, t);
  const gradients = gradientTables(findings);
  const tabled = numbers.length > 0 || gradients.length > 0;
  const facts = [where, tabled ? undefined : comparison, count];
  const id = `check-${index}`;
  return {
    id,
    ...lineView(result, index, t),
    what,
    facts: facts.filter((sentence) => sentence !== undefined),
    numbers,
    others: otherSentences(findings, result, language),
    gradients,
    plots: drawCurves(findings, id, t),
    snippet: snippetOf(verdict),
    help,
    calls: verdict.kind === 'right' ? [] : callViews(result, findings, t),
    moreCalls: verdict.kind === 'right' ? undefined : moreCalls(result, t),
    printed: result.printed === undefined ? undefined : cut(result.printed),
  };
}

const states: Readonly<Record<Verdict['kind'], { state: string; sign: string }>> = {
  right: { state: 'right', sign: '✓' },
  mistake: { state: 'wrong', sign: '✗' },
  wrong: { state: 'wrong', sign: '✗' },
  threw: { state: 'wrong', sign: '✗' },
  missing: { state: 'wrong', sign: '✗' },
  stopped: { state: 'wrong', sign: '✗' },
  fault: { state: 'fault', sign: '!' },
};

/** What the overview and the card both show of a check. */
export function lineView(result: Result, index: number, t: Phrases): object {
  return {
    href: `#check-${index}`,
    ...states[result.verdict.kind],
    badge: t.verdict[result.verdict.kind],
    title: result.title,
    fn: result.fn,
    lesson: t.page.lesson(result.lesson),
    earned: formatNumber(result.earned),
    points: formatNumber(result.points),
    worth: t.page.pointsShort(formatNumber(result.points), result.points === 1),
  };
}

type NumberRow = {
  readonly place: string;
  readonly expected: string;
  readonly got: string;
  readonly difference: string;
  readonly allowed: string;
};

/** Expected and got, one row for each finding that compares two numbers. */
function numberRows(findings: readonly Finding[], result: Result, t: Phrases): NumberRow[] {
  const several = (result.calls?.length ?? 0) > 1;
  return findings
    .flatMap((finding) => {
      const compared = comparedNumber(finding, t);
      if (compared === undefined) return [];
      const pair = formatPair(compared.expected, compared.got);
      return {
        place: several ? `${t.page.call(finding.call + 1)}: ${compared.place}` : compared.place,
        ...pair,
        difference: formatNumber(compared.got - compared.expected, 3),
        allowed: formatNumber(compared.allowed, 2),
      };
    })
    .slice(0, mostFindings);
}

type Compared = {
  readonly place: string;
  readonly expected: number;
  readonly got: number;
  readonly allowed: number;
};

function comparedNumber(finding: Finding, t: Phrases): Compared | undefined {
  switch (finding.kind) {
    case 'numbers':
      return { ...finding.worst, place: formatPath(finding.worst.path, t.answer) };
    case 'diverged':
      return { ...finding, place: `${formatComponent(finding.component)}, ${t.page.step} ${finding.step}` };
    case 'statistic':
      return { ...finding, place: finding.label[t.language] };
    default:
      return undefined;
  }
}

/** What the other findings say, once each: the lead finding is told by the card itself. */
function otherSentences(findings: readonly Finding[], result: Result, language: Language): string[] {
  const lead = leadFinding(findings);
  const said = findings
    .filter(
      (finding) => finding !== lead && finding.kind !== 'cost-curve' && finding.kind !== 'gradient-curve',
    )
    .map((finding) => otherSentence(finding, result, language));
  return [...new Set(said)].slice(0, mostFindings);
}

/** One more finding in short: numbers that stand in a table of the card are not said again. */
function otherSentence(finding: Finding, result: Result, language: Language): string {
  const t = phrases[language];
  const { what, where, comparison, count } = explainFinding(finding, {
    fn: result.fn,
    language,
    sampling: undefined,
  });
  const calls = result.calls?.length ?? 0;
  const call = calls > 1 ? t.inCall(finding.call + 1, calls) : undefined;
  const gradient = finding.kind === 'gradient';
  const tabled = gradient || comparedNumber(finding, t) !== undefined;
  const parts = [call, gradient ? what : where, tabled ? undefined : comparison, count];
  return t.sentences(parts.filter((sentence) => sentence !== undefined));
}

/** The components that differ most, one table for each gradient finding. */
function gradientTables(findings: readonly Finding[]): object[] {
  return findings.flatMap((finding) => {
    if (finding.kind !== 'gradient' || finding.worst.length === 0) return [];
    const rows = finding.worst.slice(0, mostFindings).map((worst) => {
      const { approximated, given } = worst;
      const pair = formatPair(approximated, given);
      const size = Math.abs(approximated) + Math.abs(given);
      return {
        component: formatComponent(worst),
        approximated: pair.expected,
        given: pair.got,
        ratio: formatNumber(Math.abs(approximated - given) / size, 2),
      };
    });
    return { rows, ownCost: finding.against === 'own-cost' };
  });
}

function snippetOf(verdict: Verdict): string | undefined {
  const parsed = verdict.kind === 'missing' && verdict.absence.kind === 'does-not-parse';
  return parsed && verdict.absence.kind === 'does-not-parse' ? cut(verdict.absence.snippet, 600) : undefined;
}

/** Inputs, expected and given answer of the calls worth seeing: those with a finding first. */
function callViews(result: Result, findings: readonly Finding[], t: Phrases): object[] {
  const { calls = [], verdict } = result;
  const failed = new Set(findings.map((finding) => finding.call));
  if ('call' in verdict) failed.add(verdict.call);
  const order = calls
    .map((call, index) => ({ call, index }))
    .sort((a, b) => Number(failed.has(b.index)) - Number(failed.has(a.index)));
  const shown = order.slice(0, mostCalls).sort((a, b) => a.index - b.index);
  return shown.map(({ call, index }) => {
    const parts = call.args.map((argument, position) => ({
      label: t.page.argument(position),
      html: argumentHtml(argument, t),
    }));
    parts.push({ label: t.page.expected, html: valueHtml(call.expected, t) });
    if ('got' in call) parts.push({ label: t.page.got, html: valueHtml(call.got, t, call.expected) });
    return { title: t.page.callOf(quoted(call.fn, 80), index + 1), parts };
  });
}

function moreCalls(result: Result, t: Phrases): string | undefined {
  const count = (result.calls?.length ?? 0) - mostCalls;
  return count > 0 ? t.page.moreCalls(count) : undefined;
}
