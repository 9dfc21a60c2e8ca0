/** Inputs and answers of a check's calls as HTML that any sanitiser leaves alone: no attribute, and what differs is bold. */
import type { Result } from '../model.ts';
import { callViews, moreCalls } from '../report/calls.ts';
import type { Phrases } from '../report/words/phrases.ts';
import { content } from './xml.ts';

/** The calls that a report shows of a check that is not right; empty where it tells none. */
export function callsHtml(result: Result, t: Phrases): string {
  if (result.calls === undefined || result.verdict.kind === 'right') return '';
  const calls = callViews(result, t).map(({ title, parts, leftOut }) => {
    const rows = parts.map(({ label, html }) => `<tr><th>${content(label)}</th><td>${plain(html)}</td></tr>`);
    const rest = leftOut === undefined ? '' : `<p>${content(leftOut)}</p>`;
    return `<p>${content(title)}</p>\n<table>${rows.join('')}</table>${rest}`;
  });
  const more = moreCalls(result, t);
  return [...calls, ...(more === undefined ? [] : [`<p>${content(more)}</p>`])].join('\n');
}

/** Our own markup without attributes. Text in it is escaped, so that no tag is anybody else's. */
function plain(html: string): string {
  const marked = html.replace(/<(td|code) class="differs">(.*?)<\/\1>/g, '<$1><strong>$2</strong></$1>');
  return marked.replace(/<(\w+) [^<>]*>/g, '<$1>');
}
