import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../../grader/cli/templates.ts';
import { FormulaError } from '../../../grader/kit/formulas.ts';
import { renderHandout } from '../../../grader/kit/handout.ts';
import type { Language } from '../../../grader/model.ts';
import { listAssignments, loadHandout, loadManifest } from '../../../grader/plan/load.ts';

const render = (markdown: string, language: Language = 'en') =>
  renderHandout(markdown, { language, templates: loadTemplates() });

/** What the page shows between its header and its end. */
const bodyOf = (markdown: string) => /<main>\n(.*)<\/main>/s.exec(render(markdown))?.[1]?.trim();

const formulasIn = (html: string) =>
  [...html.matchAll(/<annotation[^>]*>(.*?)<\/annotation>/gs)].map(([, tex]) => tex);

describe('a handout as a page', () => {
  it('renders formulas in a line, on their own, in lists and in tables as MathML', () => {
    const html = render(
      'With $C = 2$ and $a_i$, so\n\n$$ \\frac{1}{m} $$\n\n- $z$: one\n\n| $x$ | y |\n|---|---|\n| $\\lvert x \\rvert$ | 2 |\n',
    );
    expect(formulasIn(html)).toEqual(['C = 2', 'a_i', '\\frac{1}{m}', 'z', 'x', '\\lvert x \\rvert']);
    expect(html.match(/<math[^>]*display="block"/g)).toHaveLength(1);
    expect(html).not.toContain('$');
  });

  it('keeps a displayed formula inside a paragraph on its own line', () => {
    expect(formulasIn(render('so\n$$\na + b\n$$\nholds, and $$c$$ too'))).toEqual(['a + b', 'c']);
  });

  it('leaves dollars in code and in prices alone', () => {
    expect(bodyOf('`$x$` costs $5 or $6, not $ 7')).toBe('<p><code>$x$</code> costs $5 or $6, not $ 7</p>');
    expect(formulasIn(render('```\n$x$\n```\n'))).toEqual([]);
  });

  it('keeps the mark behind a formula on its line', () => {
    expect(bodyOf('so $a$, and $b$')).toMatch(
      /^<p>so <span class="unbroken"><span class="katex">.*<\/span>,<\/span> and <span class="katex">/s,
    );
    expect(bodyOf('取 $a$，')).toMatch(/<\/span>，<\/span><\/p>$/);
  });

  it('says which formula cannot be rendered', () => {
    expect(() => render('wrong: $\\fraction{1}{2}$')).toThrow(FormulaError);
    expect(() => render('wrong: $\\fraction{1}{2}$')).toThrow(
      /the formula \\fraction\{1\}\{2\} cannot be rendered/,
    );
  });

  it('puts no gap where a line of Chinese ends', () => {
    expect(bodyOf('先求均值，\n再求方差\nand on')).toBe('<p>先求均值，再求方差\nand on</p>');
  });

  it('is titled by its first heading, tagged with its language, and links to the other one', () => {
    expect(render('# Dropout & co\n')).toMatch(
      /<html lang="en">.*<title>Dropout &amp; co<\/title>.*README\.zh\.html/s,
    );
    expect(render('# 随机失活\n', 'zh')).toMatch(
      /<html lang="zh-Hans">.*<title>随机失活<\/title>.*README\.html/s,
    );
  });
});

describe.each(listAssignments())('the handout of %s', (slug) => {
  it.each(['en', 'zh'] as const)('in %s renders, and describes every function by name', (language) => {
    const markdown = loadHandout(slug, language);
    const functions = Object.values(loadManifest(slug).files).flat();
    expect(functions.filter((fn) => !markdown.includes(`\`${fn}(`))).toEqual([]);
    // What is left of a dollar sign is a formula that was not recognised.
    expect(render(markdown, language).replace(/<(code|annotation).*?<\/\1>/gs, '')).not.toContain('$');
  });

  it('says the same formulas in both languages', () => {
    const english = formulasIn(render(loadHandout(slug)));
    const chinese = formulasIn(render(loadHandout(slug, 'zh'), 'zh'));
    const displayed = (tex: (string | undefined)[]) => tex.filter((one) => (one?.length ?? 0) > 40);
    expect(displayed(chinese).length).toBeGreaterThanOrEqual(displayed(english).length * 0.8);
  });
});
