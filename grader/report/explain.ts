/** Facts become sentences, always in one order: what, where, compared, how much, and at most one help line. */
import type { Language, Limit, Result, Verdict } from '../model.ts';
import { explainAbsence, moduleHelp } from './absence.ts';
import { type Explanation, part } from './explanation.ts';
import { explainFinding, type FindingContext, firstNaN, leadFinding } from './finding.ts';
import { formatCount, formatNumber } from './numbers.ts';
import { quoted } from './text.ts';
import { type Phrases, phrases } from './words/phrases.ts';

/** What the verdict on one check says, in words. */
export function explain(result: Result, language: Language): Explanation {
  const t = phrases[language];
  const { verdict } = result;
  switch (verdict.kind) {
    case 'right':
      return { what: verdict.accepted === undefined ? t.what.right : t.what.accepted };
    case 'mistake':
    case 'wrong':
      return explainWrong(result, verdict, language);
    case 'threw':
      return explainThrow(result, verdict, t);
    case 'missing':
      return explainAbsence(verdict.absence, t);
    case 'stopped':
      return explainStop(result, verdict, t);
    case 'fault':
      return {
        what: t.what.fault,
        ...part('count', [verdict.reason && t.faultReason(quoted(verdict.reason))], t),
      };
  }
}

type Wrong = Extract<Verdict, { kind: 'mistake' | 'wrong' }>;

function explainWrong(result: Result, verdict: Wrong, language: Language): Explanation {
  const t = phrases[language];
  const finding = leadFinding(verdict.findings);
  const facts = finding && explainFinding(finding, contextOf(result, finding.call, language));
  const named = verdict.kind === 'mistake';
  const call = finding && inCall(result, finding.call, t);
  const place = placeOfNaN(verdict, t);
  const what = named ? verdict.text[language] : (facts?.what ?? t.what.wrong(result.fn));
  const { where, ...rest } = facts ?? {};
  return {
    ...rest,
    what: place === undefined ? what : t.sentences([what, place]),
    ...part('where', [call, where === place ? undefined : where], t),
    ...restsOnHelp(verdict, t),
  };
}

/** Where NaN first stands, which belongs into the sentence that names it: that is where to look. */
function placeOfNaN(verdict: Wrong, t: Phrases): string | undefined {
  if (verdict.kind !== 'mistake' || verdict.mistake !== 'not-a-number') return undefined;
  const first = verdict.findings.find((finding) => finding.kind === 'numbers');
  return first && firstNaN(first, t);
}

/** What the sentences about a finding of one of the check's calls need to know. */
export function contextOf(result: Result, call: number, language: Language): FindingContext {
  const { fn, sampling, calls } = result;
  const called = calls?.[call]?.fn;
  return { fn, language, sampling, isMeasured: called !== undefined && called !== fn };
}

/** What to mend first, when the cause may lie in a function that this check rests on. */
function restsOnHelp(verdict: Verdict, t: Phrases): { help?: string } {
  if (!('restsOn' in verdict) || verdict.restsOn === undefined) return {};
  const functions = t.list(verdict.restsOn.map((fn) => `\`${fn}\``));
  return { help: t.restsOnHelp(functions, verdict.restsOn.length) };
}

function explainThrow(result: Result, verdict: Extract<Verdict, { kind: 'threw' }>, t: Phrases): Explanation {
  const { place, message } = verdict;
  const at = place && t.at(quoted(place.file, 120), place.line, place.column);
  const isDrivers = verdict.by === 'driver';
  const says = isDrivers ? t.checkSays : t.message;
  return {
    what: isDrivers ? t.what.unfit(result.fn) : t.what.threw(result.fn),
    ...part('where', [inCall(result, verdict.call, t), at], t),
    ...part('comparison', [message && says(quoted(message, 500))], t),
    ...moduleHelp(message, t),
    ...restsOnHelp(verdict, t),
  };
}

function explainStop(
  result: Result,
  verdict: Extract<Verdict, { kind: 'stopped' }>,
  t: Phrases,
): Explanation {
  const { call, limit, loading } = verdict;
  const said =
    loading === undefined
      ? { what: t.what.stopped(result.fn), ...part('where', [inCall(result, call, t)], t) }
      : { what: t.what.stoppedLoading(quoted(loading, 120)) };
  const isTime = limit.name === 'callTimeMs' && loading !== undefined;
  return {
    ...said,
    count: explainLimit(limit, t),
    help: isTime ? t.loadingTimeHelp : t.limitHelp[limit.name],
  };
}

/** Which call, for a reader: counted from 1, and only when there are several. */
function inCall(result: Result, call: number, t: Phrases): string | undefined {
  const calls = result.calls?.length ?? 0;
  return calls > 1 ? t.inCall(call + 1, calls) : undefined;
}

/** The limit that was hit, in units a reader knows. */
export function explainLimit(limit: Limit, t: Phrases): string {
  const { name, value } = limit;
  if (name.endsWith('TimeMs')) return t.limit[name](t.seconds(formatNumber(value / 1000, 3)));
  if (name.endsWith('Mb')) return t.limit[name](`${value} MB`);
  if (name === 'valueCount' || name === 'valueDepth') return t.limit[name](formatCount(value));
  const size = value >= 1e6 ? `${formatNumber(value / 1e6, 3)} MB` : `${formatNumber(value / 1e3, 3)} kB`;
  return t.limit[name](size);
}
