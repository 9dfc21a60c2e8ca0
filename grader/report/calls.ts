/** The calls of a check that are worth seeing, with what was asked, expected and answered. */
import type { Result } from '../model.ts';
import { formatCount } from './numbers.ts';
import { quoted } from './text.ts';
import { argumentHtml, valueHtml } from './values.ts';
import type { Phrases } from './words/phrases.ts';

/** As many of a check's calls are shown. */
export const mostCalls = 2;

/** One call: a line, and its arguments and answers with their labels, as markup. */
export type CallView = {
  readonly title: string;
  readonly parts: readonly { readonly label: string; readonly html: string }[];
  readonly leftOut: string | undefined;
};

/** Inputs, expected and given answer of the calls worth seeing: those with a finding first. */
export function callViews(result: Result, t: Phrases): CallView[] {
  const { calls = [], verdict } = result;
  const findings = 'findings' in verdict ? verdict.findings : [];
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
    if ('got' in call)
      parts.push({
        label: call.isBeginning ? t.page.begins : t.page.got,
        html: valueHtml(call.got, t, call.expected),
      });
    const leftOut = call.leftOut === undefined ? undefined : t.page.leftOut(formatCount(call.leftOut));
    return { title: t.page.callOf(quoted(call.fn, 80), index + 1, calls.length), parts, leftOut };
  });
}

/** That there are more calls than are shown. */
export function moreCalls(result: Result, t: Phrases): string | undefined {
  const count = (result.calls?.length ?? 0) - mostCalls;
  return count > 0 ? t.page.moreCalls(count) : undefined;
}
