/** What a teaching assistant does with the class page: sort it, search it, print it, and all of it without script. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadTemplates } from '../../grader/cli/templates.ts';
import { renderIndex } from '../../grader/report/index-page.ts';
import { classRows } from '../unit/report/fixture.ts';
import { hasChromium, openChromium } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'gradecheck-class-'));
const file = join(folder, 'index.html');
const rows = classRows('en');

let browser: Browser;
beforeAll(async () => {
  writeFileSync(file, renderIndex(rows, { templates: loadTemplates(), title: 'Optimizers', language: 'en' }));
  if (hasChromium) browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function open(javaScriptEnabled: boolean): Promise<Page> {
  const page = await browser.newPage({ javaScriptEnabled });
  await page.goto(pathToFileURL(file).href);
  return page;
}

const all = 'section[aria-labelledby="all"]';
const scores = (page: Page) =>
  page
    .locator(`${all} tbody tr:visible`)
    .evaluateAll((shown) =>
      shown.map((row) => row.querySelector('.figures')?.getAttribute('data-key') ?? null),
    );
const isInOrder = (values: readonly number[]) =>
  values.every((value, index) => index === 0 || (values[index - 1] ?? value) <= value);

describe.skipIf(!hasChromium)('the class page', () => {
  let page: Page;
  beforeEach(async () => {
    page = await open(true);
  });
  afterEach(() => page.close());

  it('is sorted by a column, up and then down, and who has no marks stays below', async () => {
    const byScore = page.locator(`${all} thead button`).nth(1);
    await byScore.click();
    const up = await scores(page);
    expect(up.slice(-2)).toEqual([null, null]);
    expect(isInOrder(up.slice(0, -2).map(Number))).toBe(true);
    await byScore.press('Enter');
    const down = await scores(page);
    expect(down.slice(-2)).toEqual([null, null]);
    expect(isInOrder(down.slice(0, -2).map(Number).toReversed())).toBe(true);
    expect(await page.locator(`${all} [aria-sort]`).count()).toBe(1);
  });

  it('shows only the rows that are searched for, and how many', async () => {
    const search = page.locator(`${all} input`);
    await search.fill('NOTHING handed');
    expect(await scores(page)).toEqual([null]);
    expect(await page.locator(`${all} output`).textContent()).toBe('rows shown: 1');
    await search.fill('');
    expect(await scores(page)).toHaveLength(rows.length);
  });

  it('is printed on one page, without anybody’s name', async () => {
    const pdf = await page.pdf({ format: 'A4', margin: { top: '1cm', bottom: '1cm' } });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('body').evaluate((body) => ('innerText' in body ? body.innerText : ''));
    expect(text).toContain('Success by check');
    for (const { name } of rows) expect(text).not.toContain(name);
  });
});

it.skipIf(!hasChromium)(
  'a class page with forty checks and thirty mistakes is printed on two pages',
  async () => {
    const results = Array.from({ length: 40 }, (_, index) => ({
      ...{
        id: `c${index}`,
        title: `What parameter ${index} becomes after three steps`,
        kind: 'mistake' as const,
      },
    }));
    const mistakes = results
      .slice(10)
      .map(({ id }) => ({ id, text: `The step of \`v\` in ${id} is too long.` }));
    const long = rows.map((row) => (row.state === 'graded' ? { ...row, results, mistakes } : row));
    const page = await browser.newPage();
    await page.setContent(
      renderIndex(long, { templates: loadTemplates(), title: 'Optimizers', language: 'en' }),
    );
    const pdf = await page.pdf({ format: 'A4', margin: { top: '1cm', bottom: '1cm' } });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(2);
    await page.close();
  },
);

it.skipIf(!hasChromium)(
  'the class page has every row without script, and nothing that does nothing',
  async () => {
    const page = await open(false);
    expect(await page.locator(`${all} tbody tr`).count()).toBe(rows.length);
    expect(await page.locator('button, input').count()).toBe(0);
    await page.close();
  },
);
