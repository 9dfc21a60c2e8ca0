import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadTemplates } from '../../grader/cli/templates.ts';
import { renderHandout } from '../../grader/kit/handout.ts';
import type { Language } from '../../grader/model.ts';
import { loadHandout } from '../../grader/plan/load.ts';
import { renderHtml } from '../../grader/report/html.ts';
import { renderIndex } from '../../grader/report/index-page.ts';
import { renderPair } from '../../grader/report/pair-page.ts';
import { renderSimilar } from '../../grader/report/similar-page.ts';
import { summarize } from '../../grader/report/summarize.ts';
import { cases, classRows, contextOf } from '../unit/report/fixture.ts';
import { hostile, hostileCases, hostileNotes } from '../unit/report/hostile.ts';
import { hasChromium, openChromium } from './chromium.ts';

const templates = loadTemplates();
const folder = mkdtempSync(join(tmpdir(), 'gradecheck-pages-'));

function reportPage(language: Language): string {
  const all = [...cases, ...hostileCases];
  const context = contextOf({ language, notes: hostileNotes }, all);
  const report = summarize(
    context,
    all.map((one) => one.verdict),
  );
  return renderHtml(report, { templates, name: hostile });
}

function classPage(language: Language): string {
  const rows = classRows(language).map((row, index) => (index % 3 === 0 ? { ...row, name: hostile } : row));
  return renderIndex(rows, { templates, title: 'Optimization algorithms', language });
}

const handoutPage = (language: Language) =>
  renderHandout(loadHandout('initialization', language), { language, templates });

const pair = {
  left: { id: 'a', name: hostile },
  right: { id: 'b', name: 'Ben', earlier: '2025' },
  ...{ similarity: 0.91, leftShare: 0.9, rightShare: 0.92 },
};
const similarPage = (language: Language) =>
  renderSimilar(
    {
      ...{ compared: 30, least: 0.5, pairs: Array(20).fill(pair), clusters: [[pair.left, pair.right]] },
      notCompared: [{ text: pair.left, reason: 'too-long', file: hostile }],
    },
    { templates, title: 'Optimization algorithms', language },
  );

function pairPage(language: Language): string {
  const text = { [hostile]: `const long = ${"'word ".repeat(60)}';\n${hostile}\n`.repeat(12) };
  const range = (from: number) => ({ file: hostile, from, to: from + 2 });
  const passages = [2, 5, 11].map((from) => ({ left: range(from), right: range(13 - from) }));
  const options = { templates, title: 'Optimization algorithms', language };
  return renderPair({ pair, left: text, right: text, passages }, options);
}

const pages = (['en', 'zh'] as const).flatMap((language) => [
  { name: `handout in ${language}`, file: `handout-${language}.html`, html: handoutPage(language) },
  { name: `report in ${language}`, file: `report-${language}.html`, html: reportPage(language) },
  { name: `class page in ${language}`, file: `class-${language}.html`, html: classPage(language) },
  {
    name: `similar submissions in ${language}`,
    file: `similar-${language}.html`,
    html: similarPage(language),
  },
  { name: `pair in ${language}`, file: `pair-${language}.html`, html: pairPage(language) },
]);

let browser: Browser;
beforeAll(async () => {
  for (const { file, html } of pages) writeFileSync(join(folder, file), html);
  if (hasChromium) browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

type Visit = { readonly page: Page; readonly events: string[]; readonly url: string };

/** Opens a page and notes every request, console message, error and dialog. */
async function visit(file: string): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  const events: string[] = [];
  page.on('request', (request) => events.push(request.url()));
  page.on('console', (message) => events.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => events.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    events.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const url = pathToFileURL(join(folder, file)).href;
  await page.goto(url);
  return { page, events, url };
}

// The types of this repository know no browser, so what runs inside a page is text.
const openAll = (page: Page) =>
  page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
const measureContrasts = readFileSync(new URL('./contrast.js', import.meta.url), 'utf8');
type Contrast = { readonly text: string; readonly ratio: number };

const looks = [360, 800, 1100].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

describe.skipIf(!hasChromium).each(pages)('the $name', ({ file }) => {
  let page: Page;
  let events: string[];
  let url: string;
  beforeAll(async () => {
    ({ page, events, url } = await visit(file));
    await openAll(page);
  });
  afterAll(() => page.close());

  it('asks for nothing but itself, runs nothing and complains about nothing', async () => {
    await page.mouse.move(500, 400);
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(events).toEqual([url]);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('img, iframe, object, embed, link, form').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(file.startsWith('class') ? 1 : 0);
  });

  it('fits every width in light and dark, opened details included', async () => {
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  });

  it('has text that can be read in light and dark', async () => {
    const backgrounds = new Set<unknown>();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      backgrounds.add(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      const contrasts = await page.evaluate<Contrast[]>(measureContrasts);
      expect(contrasts.length).toBeGreaterThan(50);
      expect(contrasts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    }
    expect(backgrounds.size).toBe(2);
  });

  it('has its headings in order, one of the first level', async () => {
    const levels = await page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((headings) => headings.map((heading) => Number(heading.tagName[1])));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('names every picture', async () => {
    const names = await page.locator('svg').evaluateAll((pictures) =>
      pictures.map((svg) => {
        const title = svg.querySelector('title');
        const isNamed = title !== null && svg.getAttribute('aria-labelledby')?.split(' ').includes(title.id);
        return svg.getAttribute('role') === 'img' && isNamed ? title.textContent : '';
      }),
    );
    expect(names.length > 0).toBe(/^(report|class)/.test(file));
    expect(names).not.toContain('');
  });
});

it.skipIf(!hasChromium).each(['en', 'zh'])(
  'the formulas of the handout in %s take up room',
  async (language) => {
    const { page } = await visit(`handout-${language}.html`);
    const boxes = await page
      .locator('math')
      .evaluateAll((all) => all.map((math) => math.getBoundingClientRect()));
    expect(boxes.length).toBeGreaterThan(50);
    expect(boxes.filter(({ width, height }) => width < 3 || height < 5)).toEqual([]);
    await page.close();
  },
);

describe.skipIf(!hasChromium)('the details of a report', () => {
  let page: Page;
  beforeEach(async () => {
    ({ page } = await visit('report-en.html'));
  });
  afterEach(() => page.close());

  it('open and close by keyboard', async () => {
    const details = page.locator('.card details').first();
    const isOpen = () => details.evaluate((element) => 'open' in element && element.open);
    await details.locator('summary').focus();
    expect(await isOpen()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await isOpen()).toBe(true);
    await page.keyboard.press('Space');
    expect(await isOpen()).toBe(false);
  });

  it('are reached with the tab key', async () => {
    const seen = new Set<string>();
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press('Tab');
      seen.add(await page.evaluate<string>('document.activeElement.tagName'));
    }
    expect([...seen]).toContain('SUMMARY');
    expect([...seen]).toContain('A');
  });
});
