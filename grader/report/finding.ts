/** One finding in words. */
import type { Finding, Language, Path, Pattern, Result } from '../model.ts';
import type { Explanation } from './explanation.ts';
import { formatFactor, formatNumber, formatPair } from './numbers.ts';
import { formatComponent, formatPath, formatShape } from './paths.ts';
import { quoted } from './text.ts';
import { type Phrases, phrases } from './words/phrases.ts';

/** What a sentence about a finding needs to know beyond the finding. */
export type FindingContext = {
  readonly fn: string;
  readonly language: Language;
  readonly sampling: Result['sampling'] | undefined;
  /** Whether a driver answered: its numbers are measurements, not what `fn` returned. */
  readonly isMeasured: boolean;
};

type Of<K extends Finding['kind']> = Extract<Finding, { kind: K }>;

/** The finding that says most: the first that is not a curve to look at. */
export function leadFinding(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ kind }) => kind !== 'cost-curve' && kind !== 'gradient-curve') ?? findings[0];
}

/** Words for one finding: what it is about, where, the comparison, the extent and a help line if certain. */
export function explainFinding(finding: Finding, context: FindingContext): Explanation {
  const t = phrases[context.language];
  const { fn } = context;
  switch (finding.kind) {
    case 'type':
    case 'shape':
    case 'keys':
    case 'text':
      return measured(explainForm(finding, fn, t), context);
    case 'numbers':
      return measured(explainNumbers(finding, fn, t), context);
    case 'mutated':
      return explainMutation(finding, fn, t);
    case 'diverged':
      return explainDivergence(finding, fn, t);
    case 'cost-curve':
      return { what: t.costCurve, count: t.costSteps(finding.got.length, finding.expected.length) };
    case 'gradient':
      return explainGradient(finding, fn, t);
    case 'gradient-curve':
      return {
        what: t.gradientAgainst['own-cost'](fn),
        count: t.gradientCurve(formatNumber(finding.bound, 3)),
      };
    case 'statistic':
      return explainStatistic(finding, context, t);
  }
}

function explainMutation(finding: Of<'mutated'>, fn: string, t: Phrases): Explanation {
  const which = t.mutatedArguments(t.list(finding.arguments.map(String)));
  return { what: t.mutated(fn), count: which, help: t.mutatedHelp };
}

function measured(explanation: Explanation, { fn, language, isMeasured }: FindingContext): Explanation {
  return isMeasured ? { ...explanation, what: phrases[language].measured(fn) } : explanation;
}

function explainForm(finding: Of<'type' | 'shape' | 'keys' | 'text'>, fn: string, t: Phrases): Explanation {
  const where = finding.path.length === 0 ? {} : { where: t.place(formatPath(finding.path, t.answer)) };
  switch (finding.kind) {
    case 'type': {
      const name = (type: string): string => t.types[type] ?? quoted(type, 80);
      const comparison = t.typePair(name(finding.expected), name(finding.got));
      return { what: t.type(fn), ...where, comparison };
    }
    case 'shape': {
      const comparison = t.shapePair(formatShape(finding.expected), formatShape(finding.got));
      const count = finding.pattern && explainPattern(finding.pattern, placeIn(finding.path, t), t);
      return { what: t.shape(fn), ...where, comparison, ...(count ? { count } : {}) };
    }
    case 'keys': {
      const keys = t.list(finding.missing.map((key) => `\`${quoted(key, 60)}\``));
      return { what: t.keys(fn), ...where, comparison: t.missingKeys(keys, finding.missing.length) };
    }
    case 'text': {
      const comparison = t.textPair(quoted(finding.expected, 200), quoted(finding.got, 200));
      return { what: t.text(fn), ...where, comparison };
    }
  }
}

function explainNumbers(finding: Of<'numbers'>, fn: string, t: Phrases): Explanation {
  const { worst, pattern } = finding;
  const place = formatPath(worst.path, t.answer);
  const pair = formatPair(worst.expected, worst.got);
  const extent = extentOf(finding, t);
  return {
    what: t.numbers(fn),
    where: finding.total === 1 ? t.numberAt(place) : (firstNaN(finding, t) ?? t.worstAt(place)),
    comparison: t.pair(pair.expected, pair.got),
    count: pattern === undefined ? extent : t.sentences([extent, patternOf(finding, pattern, t)]),
    ...(pattern?.kind === 'not-a-number' ? { help: t.notANumberHelp } : {}),
  };
}

/** Where NaN first stands: nothing is farther off, and of equals the first is the worst. */
export function firstNaN({ worst }: Of<'numbers'>, t: Phrases): string | undefined {
  return Number.isNaN(worst.got) ? t.firstNaN(formatPath(worst.path, t.answer)) : undefined;
}

/** What the wrong numbers have in common is not said of all. */
const patternsOfWrong: readonly Pattern['kind'][] = ['sign', 'constant-factor', 'constant-offset'];

/** Where the wrong numbers lie, as a sentence. */
export function patternOf({ wrong, total, path }: Of<'numbers'>, pattern: Pattern, t: Phrases): string {
  const of = placeIn(path, t);
  const isOfWrong = wrong < total && patternsOfWrong.includes(pattern.kind);
  return explainPattern(pattern, isOfWrong ? t.ofWrong(of) : of, t);
}

/** How many numbers of the array differ; the tolerance is no news for whole numbers. */
function extentOf({ worst, wrong, total, path }: Of<'numbers'>, t: Phrases): string {
  const areWhole = Number.isInteger(worst.expected) && Number.isInteger(worst.got);
  const allowed = areWhole ? undefined : formatNumber(worst.allowed, 2);
  return t.numbersDiffer({ wrong, total, of: placeIn(path, t), allowed });
}

/** ` of \`dW2\`` when the numbers are a part of the answer. */
function placeIn(path: Path, t: Phrases): string {
  return path.length === 0 ? '' : t.ofPart(formatPath(path, t.answer));
}

/** `of` says of which numbers. */
function explainPattern(pattern: Pattern, of: string, t: Phrases): string {
  switch (pattern.kind) {
    case 'constant-factor':
      return t.pattern[pattern.kind](formatFactor(pattern.by), of);
    case 'constant-offset':
      return t.pattern[pattern.kind](formatNumber(pattern.by), of);
    case 'one-row':
    case 'one-column':
    case 'all-but-one-row':
    case 'all-but-one-column':
    case 'one-layer':
    case 'all-but-one-layer':
    case 'layers-from':
      return t.pattern[pattern.kind](pattern.index, of);
    default:
      return t.pattern[pattern.kind](of);
  }
}

function explainDivergence(finding: Of<'diverged'>, fn: string, t: Phrases): Explanation {
  const pair = formatPair(finding.expected, finding.got);
  return {
    what: t.diverged(fn),
    where: t.divergedAt(finding.step, formatComponent(finding.component)),
    comparison: t.pair(pair.expected, pair.got),
    count: t.divergedCount(finding.step, finding.steps, formatNumber(finding.allowed, 2)),
  };
}

/** What a gradient was compared with and how far it is off, in one breath. */
export function gradientSentence(finding: Of<'gradient'>, fn: string, t: Phrases): string {
  return t.sentences([t.gradientAgainst[finding.against](fn), gradientSize(finding, t)]);
}

function gradientSize({ ratio, bound }: Of<'gradient'>, t: Phrases): string {
  if (Number.isNaN(ratio)) return t.gradientUndefined;
  return t.gradientRatio(formatNumber(ratio, 2), formatNumber(bound, 2));
}

function explainGradient(finding: Of<'gradient'>, fn: string, t: Phrases): Explanation {
  const { worst, byParameter } = finding;
  const [first] = worst;
  const pair = first && formatPair(first.approximated, first.given);
  const parameters = byParameter.map((item) => `\`${item.parameter}\` ${formatNumber(item.ratio, 2)}`);
  const details = [t.gradientEpsilon(formatNumber(finding.epsilon, 2))];
  if (parameters.length > 0) details.push(t.gradientParameters(t.list(parameters)));
  return {
    what: t.gradientAgainst[finding.against](fn),
    ...(first ? { where: t.gradientWorst(formatComponent(first)) } : {}),
    ...(pair ? { comparison: t.gradientPair(pair.expected, pair.got) } : {}),
    count: t.sentences([gradientSize(finding, t), ...details]),
  };
}

function explainStatistic(finding: Of<'statistic'>, context: FindingContext, t: Phrases): Explanation {
  const pair = formatPair(finding.expected, finding.got);
  return {
    what: t.statistic(context.fn),
    where: t.statisticIs(finding.label[context.language]),
    comparison: t.pair(pair.expected, pair.got),
    count: chanceOf(finding, context, t),
  };
}

/** What chance may do; what holds in every draw of right code leaves nothing to it. */
function chanceOf({ allowed }: Of<'statistic'>, { sampling }: FindingContext, t: Phrases): string {
  if (allowed < 1e-6) return t.statisticAlways;
  const said = [t.statisticCount(formatNumber(allowed, 2))];
  if (sampling) said.push(t.sampling(String(sampling.draws), formatNumber(sampling.falseFailure, 2)));
  return t.sentences(said);
}
