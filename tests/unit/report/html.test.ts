import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../../grader/cli/templates.ts';
import type { Report, Verdict } from '../../../grader/model.ts';
import { renderHtml } from '../../../grader/report/html.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { type Case, cases, contextOf, verdicts } from './fixture.ts';
import { hostile, hostileCases, hostileNotes, unseen } from './hostile.ts';

const templates = loadTemplates();

const reportOf = (of: readonly Case[]): Report =>
  summarize(
    contextOf({ notes: [] }, of),
    of.map((one) => one.verdict),
  );
const pageOf = (of: readonly Case[]): string => renderHtml(reportOf(of), { templates });
const withVerdict = (fn: string, verdict: Verdict): Case => ({
  ...cases[0]!,
  fn,
  title: { en: `Check of ${fn}`, zh: fn },
  verdict,
});

const plainTags =
  /<\/?(?!(?:html|head|meta|title|style|body|header|main|section|article|footer|aside|div|span|p|h[1-3]|ol|ul|li|dl|dt|dd|a|code|pre|strong|table|caption|thead|tbody|tr|th|td|figure|figcaption|svg|desc|path|text|circle|rect|details|summary)\b)[a-z!][^>]*>/gi;

/** Tags, handlers and addresses that no page of ours has; `<!doctype html>` aside. */
function strangersIn(page: string): string[] {
  const body = page.replace('<!doctype html>', '').replace(/<style>[\s\S]*?<\/style>/, '');
  const tags = body.match(/<[a-z][^>]*>/gi) ?? [];
  return [
    ...(body.match(plainTags) ?? []),
    ...tags.filter((tag) => /\son[a-z]+\s*=|\ssrc\s*=|javascript:|https?:/i.test(tag)),
    ...tags.flatMap((tag) => tag.match(/\shref="(?!#)[^"]*"/g) ?? []),
  ];
}

describe('a page about a file that does not load to its end', () => {
  const limit = { name: 'callTimeMs', value: 2000 } as const;
  const stopped = (fn: string) =>
    withVerdict(fn, { kind: 'stopped', call: 0, limit, loading: 'optimizers.ts' });
  const page = pageOf([stopped('updateAdam'), stopped('updateMomentum')]);

  it('names the file first, once, and has no cards of its functions', () => {
    expect(page.match(/<code>optimizers\.ts<\/code>/g)).toHaveLength(1);
    expect(page).toMatch(/id="fix-1"[\s\S]*while the file <code>optimizers\.ts<\/code> was loading/);
    expect(page).not.toContain('id="check-0"');
  });
});

describe('a page with hostile texts in every place', () => {
  const report = summarize(
    contextOf({ notes: hostileNotes }, hostileCases),
    hostileCases.map((one) => one.verdict),
  );
  const page = renderHtml(report, { templates, name: hostile });

  it('has only the tags, attributes and links of our templates', () => {
    expect(strangersIn(page)).toEqual([]);
    expect(page).not.toContain('<script');
    expect(page.match(/<\/style>/g)).toHaveLength(1);
  });

  it('shows the texts, as texts', () => {
    expect(page).toContain('&lt;script&gt;window.hacked');
    expect(page).toContain('{{7*7}}');
    expect(page.replace(/<style>[\s\S]*?<\/style>/, '')).not.toMatch(/\b49\b/);
  });

  it('has no character that turns the writing, hides or controls', () => {
    expect(page).not.toMatch(unseen);
    expect(page).toContain('\\u{202e}');
  });
});

describe('a page', () => {
  const report = summarize(contextOf(), verdicts);
  const page = renderHtml(report, { templates, name: 'Ada Lovelace' });

  it('forbids scripts, network and everything else but its own style', () => {
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    );
    expect(page).not.toMatch(/https?:\/\/|url\(|@import|<link|<img|<script/i);
  });

  it('has the same bytes for the same report', () => {
    expect(renderHtml(summarize(contextOf(), verdicts), { templates, name: 'Ada Lovelace' })).toBe(page);
  });

  it('has every id once, and every link leads to one', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('leaves no header, label or caption empty', () => {
    expect(page).toContain('<th scope="col">expected</th>');
    expect(page.match(/<(th|caption|strong|h[1-3]|summary|p|dt)\b[^>]*>\s*<\/\1>/g)).toBeNull();
    expect(page).not.toContain('aria-label=""');
  });

  it('shows no unfilled words', () => {
    const said = /properties of undefined|got undefined|<code>undefined<\/code>/g;
    expect(page.replace(said, '')).not.toMatch(/undefined|\[object/);
  });

  it('leaves the name out when the reader should not see it', () => {
    expect(renderHtml(report, { templates })).not.toContain('Ada Lovelace');
  });

  it('says which template is missing', () => {
    expect(() => renderHtml(report, { templates: {} })).toThrow('templates/report.hbs is missing');
  });
});

describe('what to fix first', () => {
  const noFile: Verdict = {
    kind: 'missing',
    absence: {
      kind: 'does-not-parse',
      place: { file: 'adam.ts', line: 7, column: 12 },
      message: "Expected ',', got '}'",
      snippet: 'v: v }}',
    },
  };

  it('tells a file that does not parse once, with place and lines, however many checks it brings down', () => {
    const page = pageOf(['a', 'b', 'c', 'd', 'e', 'f'].map((fn) => withVerdict(fn, noFile)));
    expect(page.match(/cannot be read as TypeScript/g)).toHaveLength(1);
    expect(page.match(/<pre class="snippet">v: v }}<\/pre>/g)).toHaveLength(1);
    expect(page.match(/line 7, column 12/g)).toHaveLength(1);
    expect(page).toContain('<summary>6 checks</summary>');
    expect(page).not.toContain('<article');
  });

  it('leads from a check that rests on another to that one', () => {
    const wrong = withVerdict('step', { kind: 'wrong', findings: [] });
    const resting = withVerdict('train', { kind: 'wrong', findings: [], restsOn: ['step'] });
    const page = pageOf([resting, withVerdict('step', { kind: 'right', findings: [] }), wrong]);
    expect(page).toMatch(
      /this check also uses <code>step<\/code>[\s\S]*?<a href="#check-2">Check of step<\/a>/,
    );
    const fixes = page.slice(page.indexOf('class="fixes"'), page.indexOf('id="overview"'));
    expect(fixes).toContain('#check-2');
    expect(fixes).not.toContain('#check-0');
  });

  it('names one mistake once with all its points', () => {
    const verdict: Verdict = {
      kind: 'mistake',
      mistake: 'm',
      text: { en: 'No bias.', zh: '无偏置。' },
      findings: [],
    };
    const page = pageOf([withVerdict('a', verdict), withVerdict('b', verdict)]);
    const fixes = page.slice(page.indexOf('class="fixes"'), page.indexOf('id="overview"'));
    expect(fixes.match(/No bias\./g)).toHaveLength(1);
    expect(fixes).toContain('2 points');
  });

  it('is left out when all is right', () => {
    const page = pageOf([cases[0]!]);
    expect(page).toContain('Every check is right.');
    expect(page).not.toContain('What to fix first');
  });
});

describe('the card of a gradient', () => {
  const worst = [
    { parameter: 'W1', row: 0, column: 1, approximated: 0.5, given: 1 },
    { parameter: 'b1', row: 0, approximated: 0.25, given: 0.25 + 1e-12 },
  ];
  const gradient = {
    kind: 'gradient',
    call: 0,
    against: 'own-cost',
    ratio: 0.3,
    bound: 1e-7,
    epsilon: 1e-5,
    byParameter: [],
    worst,
  } as const;
  const page = pageOf([
    withVerdict('backward', {
      kind: 'wrong',
      findings: [gradient, { ...gradient, against: 'expected' }, { ...gradient, call: 1 }],
    }),
  ]);

  it('has one table for each call, of components beyond the bound only', () => {
    expect(page.match(/<caption>call [12]: Components/g)).toHaveLength(2);
    expect(page).toContain('W1[0][1]');
    expect(page).not.toContain('b1[0]');
  });

  it('says in one sentence what else it was compared with', () => {
    expect(page).toMatch(
      /<li>call 1: The gradient of <code>backward<\/code> is not the expected gradient\. [^<]*0\.3/,
    );
    expect(page.match(/<li>call/g)).toHaveLength(1);
  });
});
