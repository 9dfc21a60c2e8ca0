/** Facts become sentences, always in one order: what, where, compared, how much, and at most one help line. */
import type { Absence, Language, Limit, Result, Verdict } from '../model.ts';
import type { Explanation } from './explanation.ts';
import { explainFinding, type FindingContext, leadFinding } from './finding.ts';
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
  return {
    ...facts,
    what: named ? verdict.text[language] : (facts?.what ?? t.what.wrong(result.fn)),
    ...part('where', [call, facts?.where], t),
    ...restsOnHelp(verdict, t),
  };
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
  return { ...said, count: explainLimit(limit, t), help: t.limitHelp[limit.name] };
}

/** Which call, for a reader: counted from 1, and only when there are several. */
function inCall(result: Result, call: number, t: Phrases): string | undefined {
  const calls = result.calls?.length ?? 0;
  return calls > 1 ? t.inCall(call + 1, calls) : undefined;
}

/** The sentences there are, as one part of an explanation; nothing at all when there are none. */
function part<K extends keyof Explanation>(
  key: K,
  sentences: readonly (string | undefined)[],
  t: Phrases,
): { readonly [key in K]?: string } {
  const said = sentences.filter((sentence) => sentence !== undefined && sentence !== '');
  return (said.length === 0 ? {} : { [key]: t.sentences(said as string[]) }) as { [key in K]?: string };
}

function explainAbsence(absence: Absence, t: Phrases): Explanation {
  switch (absence.kind) {
    case 'no-file': {
      const file = quoted(absence.file, 120);
      return { what: t.absence['no-file'](file), help: t.noFileHelp(file) };
    }
    case 'does-not-parse':
      return explainSyntax(absence, t);
    case 'bad-import':
      return {
        what: t.absence['bad-import'](quoted(absence.file, 120), quoted(absence.specifier, 120)),
        help:
          absence.similar === undefined ? t.badImportHelp : t.similarImportHelp(quoted(absence.similar, 120)),
      };
    case 'fails-to-load':
      return explainLoadFailure(absence, t);
    case 'not-exported':
    case 'not-a-function':
      return explainExport(absence, t);
  }
}

function explainSyntax({ place, message }: Extract<Absence, { kind: 'does-not-parse' }>, t: Phrases) {
  const file = quoted(place.file, 120);
  return {
    what: t.absence['does-not-parse'](file),
    where: t.at(file, place.line, place.column),
    comparison: t.parserSays(quoted(message)),
  };
}

/** What engines say of `import(…)` where there is none. */
const dynamicImport = 'Not supported';

function explainLoadFailure(absence: Extract<Absence, { kind: 'fails-to-load' }>, t: Phrases): Explanation {
  const { place, message } = absence;
  return {
    what: t.absence['fails-to-load'],
    ...part('where', [place && t.at(quoted(place.file, 120), place.line, place.column)], t),
    ...part('comparison', [message && t.message(quoted(message, 500))], t),
    ...loadFailureHelp(message, t),
  };
}

/** An import that finds no export is most often that of a type; modules may be written in ways that are not here. */
function loadFailureHelp(message: string, t: Phrases): { help?: string } {
  const [, name] = /does not provide an export named '([\w$]{1,80})'/.exec(message) ?? [];
  if (name !== undefined) return { help: t.typeImportHelp(name) };
  if (/^ReferenceError: (?:require|module|exports) is not defined$/.test(message))
    return { help: t.requireHelp };
  return message === dynamicImport ? { help: t.dynamicImportHelp } : {};
}

type BadExport = Extract<Absence, { kind: 'not-exported' | 'not-a-function' }>;

function explainExport(absence: BadExport, t: Phrases): Explanation {
  const { fn } = absence;
  const file = quoted(absence.file, 120);
  if (absence.kind === 'not-a-function') {
    return {
      what: t.absence['not-a-function'](fn, file, t.types[absence.is] ?? quoted(absence.is, 60)),
      help: t.exportHelp(fn),
    };
  }
  const { similar } = absence;
  return {
    what: file === '' ? t.absence['no-home'](fn) : t.absence['not-exported'](fn, file),
    help: similar === undefined ? t.exportHelp(fn) : t.similarHelp(quoted(similar, 60), fn),
  };
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
