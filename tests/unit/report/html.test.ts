import { describe, expect, test } from 'vitest';
import { loadTemplates } from '../../../grader/cli/templates.ts';
import { renderHtml } from '../../../grader/report/html.ts';
import { renderIndex } from '../../../grader/report/index-page.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { cases, classRows, contextOf, planOf, verdicts } from './fixture.ts';

const templates = loadTemplates();
const report = summarize(contextOf(), verdicts);
const html = renderHtml(report, { templates, name: 'Ada {{7*7}} <b>' });

describe('a report page', () => {
  test('has no script, no address to fetch and a policy that forbids both', () => {
    expect(html).not.toMatch(/<script|<link|<img|\bsrc=|url\(|@import|https?:/i);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  test('shows what students wrote as text', () => {
    expect(html).toContain('Ada {{7*7}} &lt;b&gt;');
    expect(html).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;');
    expect(html).toContain('\\u{202e}');
    expect(html).not.toMatch(/[^\P{Cc}\n\t]|\p{Bidi_Control}/u);
  });

  test('speaks its language', () => {
    expect(html).toContain('<html lang="en">');
    const chinese = renderHtml(summarize(contextOf({ language: 'zh' }), verdicts), { templates });
    expect(chinese).toContain('<html lang="zh-Hans">');
    expect(chinese).toContain('先改什么');
  });

  test('links every check of the overview to its card', () => {
    const targets = Array.from(html.matchAll(/href="#([\w-]+)"/g), ([, id]) => id);
    for (const id of targets) expect(html).toContain(`id="${id}"`);
    expect(new Set(targets).size).toBe(cases.length);
    const ids = Array.from(html.matchAll(/ id="([\w-]+)"/g), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('draws curves, marks the step and the bound, and shows worst components', () => {
    expect(html).toContain('differs from step 6');
    expect(html).toContain('bound 10⁻⁷');
    expect(html).toContain('<th scope="row">W1[2][0]</th>');
    expect(html.match(/<svg class="plot"/g)).toHaveLength(4);
  });

  test('of a hidden plan shows no inputs', () => {
    const hidden = renderHtml(summarize(contextOf({ plan: planOf('hidden') }), verdicts), { templates });
    expect(hidden).not.toContain('<details>');
    expect(hidden).not.toMatch(/seed-of-input|1\.624|secret/);
    expect(hidden).toContain('The numbers of hidden checks are not shown.');
  });

  test('is the same bytes every time', () => {
    expect(renderHtml(summarize(contextOf(), verdicts), { templates, name: 'Ada {{7*7}} <b>' })).toBe(html);
  });

  test('survives costs that are not finite, huge or missing', () => {
    const odd = [Number.NaN, 1e308, Number.POSITIVE_INFINITY, -1e308, 0];
    const finding = { kind: 'cost-curve', call: 0, expected: [1, 0.5, 0.1], got: odd } as const;
    const one = cases.slice(0, 1);
    const page = renderHtml(summarize(contextOf({}, one), [{ kind: 'wrong', findings: [finding] }]), {
      templates,
    });
    expect(page).toContain('<svg class="plot"');
    expect(page).not.toMatch(/ d="[^"]*(NaN|Infinity)/);
  });
});

describe('a class page', () => {
  const page = renderIndex(classRows('en'), { templates, title: 'Optimizers', language: 'en' });

  test('keeps the order of rows and escapes names and reasons', () => {
    expect(page.indexOf('王小明')).toBeLessThan(page.indexOf('Emmy Noether'));
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('Alan\\u{202e}Turing');
    expect(page).toContain('not a zip file: &quot;&gt;&lt;img');
    expect(page).not.toMatch(/<script|<img/);
  });

  test('never links outside its folder', () => {
    const [row] = classRows('en');
    for (const reportHref of [
      'javascript:alert(1)',
      '//evil.example/x',
      '/etc/passwd',
      ' data:text/html,x',
    ]) {
      const linked = renderIndex([{ ...row!, reportHref }], { templates, title: 'x', language: 'en' });
      expect(linked).not.toContain('<a href');
    }
    expect(page).toContain('<a href="s0/report.html">');
  });

  test('of nobody is a page, too', () => {
    expect(renderIndex([], { templates, title: 'Empty', language: 'zh' })).toContain('没有已识别的错误');
  });
});

test('a missing template is told by its path', () => {
  expect(() => renderHtml(report, { templates: { 'report.hbs': '' } })).toThrow(
    'templates/index.hbs is missing',
  );
});
