/** One check as the page shows it: sentences, tables, curves. Everything here is text unless named `html`. */
import type { Finding, Language, Result, Verdict } from '../model.ts';
import { callViews, moreCalls, mostCalls } from './calls.ts';
import { isUncalled } from './causes.ts';
import { drawCurves } from './curves.ts';
import { contextOf, explain } from './explain.ts';
import type { Explanation } from './explanation.ts';
import { explainFinding, gradientSentence, leadFinding, patternOf } from './finding.ts';
import { formatNumber, formatPair } from './numbers.ts';
import { formatComponent, formatPath } from './paths.ts';
import { cut } from './text.ts';
import { type Phrases, phrases } from './words/phrases.ts';

const mostFindings = 6;

/** The view of one check that is not right, as `partials/check.hbs` reads it. */
export function cardView(result: Result, index: number, language: Language): object {
  const t = phrases[language];
  const { verdict } = result;
  const findings = 'findings' in verdict ? verdict.findings : [];
  const numbers = numberRows(findings, result, t);
  const { what, help, facts } = saidView(explain(result, language), numbers.length > 0);
  // A function that could not be called has seen no inputs.
  const isCalled = !isUncalled(verdict);
  return {
    ...passedView(result, index, t),
    what,
    facts,
    numbers: { rows: numbers, counted: numbers.some((row) => row.count !== '') },
    others: otherSentences(findings, result, language),
    gradients: gradientTables(findings, result, t),
    snippet: snippetOf(verdict),
    help,
    calls: isCalled ? callViews(result, t) : [],
    moreCalls: isCalled ? moreCalls(result, t) : undefined,
  };
}

/** The view of a right check, as `partials/passed.hbs` reads it: its curves and what it printed. */
export function passedView(result: Result, index: number, t: Phrases): object {
  const { verdict, printed } = result;
  const id = `check-${index}`;
  const accepted = verdict.kind === 'right' && verdict.accepted !== undefined;
  return {
    id,
    ...lineView(result, index, t),
    plots: drawCurves('findings' in verdict ? verdict.findings : [], id, t),
    printed: printed === undefined ? undefined : cut(printed),
    accepted: accepted ? t.what.accepted : undefined,
  };
}

/** An explanation as the page sets it; the comparison is left to the table when there is one. */
export function saidView(explanation: Explanation, hasTable: boolean): Said {
  const { what, where, comparison, count, help } = explanation;
  const facts = [where, hasTable ? undefined : comparison, count];
  return { what, help, facts: facts.filter((sentence) => sentence !== undefined) };
}

type Said = { readonly what: string; readonly help: string | undefined; readonly facts: string[] };

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
  /** `3 of 12` numbers differ; empty when only one was compared. */
  readonly count: string;
};

/** Expected and got, one row for each finding that compares two numbers. */
function numberRows(findings: readonly Finding[], result: Result, t: Phrases): NumberRow[] {
  return findings
    .flatMap((finding) => {
      const compared = comparedNumber(finding, t);
      if (compared === undefined) return [];
      const isList = finding.kind === 'numbers' && finding.total > 1;
      return {
        place: ofCall(finding, result, t) + compared.place,
        ...formatPair(compared.expected, compared.got),
        difference: formatNumber(compared.got - compared.expected, 3),
        allowed: formatNumber(compared.allowed, 2),
        count: isList ? t.index.rateOf(finding.wrong, finding.total) : '',
      };
    })
    .slice(0, mostFindings);
}

/** `call 2: ` before something about one of several calls. */
function ofCall(finding: Finding, result: Result, t: Phrases): string {
  return (result.calls?.length ?? 0) > 1 ? `${t.page.call(finding.call + 1)}: ` : '';
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

/** What the other findings say, once each: the card itself tells the lead finding, the tables tell the numbers. */
function otherSentences(findings: readonly Finding[], result: Result, language: Language): string[] {
  const lead = leadFinding(findings);
  const t = phrases[language];
  const tabled: readonly Finding[] = tabledGradients(findings);
  const said = findings
    .filter((finding) => finding !== lead)
    .flatMap((finding) => {
      const sentence = tabled.includes(finding) ? undefined : otherSentence(finding, result, language);
      return sentence === undefined ? [] : [ofCall(finding, result, t) + sentence];
    });
  return [...new Set(said)].slice(0, mostFindings);
}

function otherSentence(finding: Finding, result: Result, language: Language): string | undefined {
  const t = phrases[language];
  if (finding.kind === 'cost-curve' || finding.kind === 'gradient-curve') return undefined;
  if (finding.kind === 'numbers') {
    const { pattern } = finding;
    return pattern && patternOf(finding, pattern, t);
  }
  if (comparedNumber(finding, t) !== undefined) return undefined;
  if (finding.kind === 'gradient') return gradientSentence(finding, result.fn, t);
  const context = { ...contextOf(result, finding.call, language), sampling: undefined };
  const { what, where, comparison, count } = explainFinding(finding, context);
  const parts = [where === undefined ? what : undefined, where, comparison, count];
  return t.sentences(parts.filter((sentence) => sentence !== undefined));
}

type Gradient = Extract<Finding, { kind: 'gradient' }>;

/** The gradient findings that get a table: the first of each call, which says the most about where to look. */
function tabledGradients(findings: readonly Finding[]): Gradient[] {
  const gradients = findings.filter((finding): finding is Gradient => finding.kind === 'gradient');
  const firsts = gradients.filter((one) => gradients.find(({ call }) => call === one.call) === one);
  return firsts.filter(({ worst }) => worst.length > 0).slice(0, mostCalls);
}

/** The components that differ most, one table for each call. */
function gradientTables(findings: readonly Finding[], result: Result, t: Phrases): object[] {
  return tabledGradients(findings).map((finding) => {
    const ownCost = finding.against !== 'expected';
    const title = ownCost ? t.page.worstOwnCost : t.page.worstExpected;
    return {
      title: ofCall(finding, result, t) + title,
      ownCost,
      rows: gradientRows(finding),
    };
  });
}

/** Components beyond the bound; the worst one in any case. */
function gradientRows({ worst, bound }: Gradient): object[] {
  const rows = worst.map((component) => {
    const { approximated, given } = component;
    const ratio = Math.abs(approximated - given) / (Math.abs(approximated) + Math.abs(given));
    return { component, pair: formatPair(approximated, given), ratio };
  });
  return rows
    .filter(({ ratio }, index) => index === 0 || !(ratio <= bound))
    .slice(0, mostFindings)
    .map(({ component, pair, ratio }) => ({
      component: formatComponent(component),
      approximated: pair.expected,
      given: pair.got,
      ratio: formatNumber(ratio, 2),
    }));
}

/** The lines around a syntax error. */
export function snippetOf(verdict: Verdict | undefined): string | undefined {
  if (verdict?.kind !== 'missing' || verdict.absence.kind !== 'does-not-parse') return undefined;
  return cut(verdict.absence.snippet, 600);
}
