import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadTemplates } from '../../grader/cli/templates.ts';
import { renderHtml } from '../../grader/report/html.ts';
import { renderIndex } from '../../grader/report/index-page.ts';
import { summarize } from '../../grader/report/summarize.ts';
import { classRows, contextOf, verdicts } from '../unit/report/fixture.ts';

const hostile = '<script>document.title="owned"</script>{{7*7}}"><img src=x onerror=alert(1)>\u202e';
const folder = mkdtempSync(join(tmpdir(), 'gradecheck-report-'));
const templates = loadTemplates();
let browser: Browser;

beforeAll(async () => {
  const report = summarize(contextOf(), verdicts);
  writeFileSync(join(folder, 'report.html'), renderHtml(report, { templates, name: hostile }));
  const rows = classRows('zh').map((row, index) => (index === 0 ? { ...row, name: hostile } : row));
  writeFileSync(join(folder, 'index.html'), renderIndex(rows, { templates, title: hostile, language: 'zh' }));
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
  ];
  args.push('--disable-component-update', '--disable-sync');
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function look(file: string, width: number, colorScheme: 'light' | 'dark') {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const address = pathToFileURL(join(folder, file)).href;
  const requests: string[] = [];
  const trouble: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('dialog', (dialog) => {
    trouble.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(address);
  const seen = await page.evaluate(`(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const root = document.documentElement;
    return {
      title: document.title,
      markup: document.querySelectorAll('script, img, iframe, object, link, form').length,
      overflow: root.scrollWidth - root.clientWidth,
      background: getComputedStyle(document.body).backgroundColor,
    };
  })()`);
  await page.close();
  return { seen: seen as Seen, requests: requests.filter((url) => url !== address), trouble };
}

type Seen = {
  readonly title: string;
  readonly markup: number;
  readonly overflow: number;
  readonly background: string;
};

describe.each(['report.html', 'index.html'])('%s', (file) => {
  test.each([
    [360, 'light'],
    [360, 'dark'],
    [1200, 'light'],
    [1200, 'dark'],
  ] as const)('at %i pixels, %s: no script, no request, no overflow', async (width, scheme) => {
    const { seen, requests, trouble } = await look(file, width, scheme);
    expect(requests).toEqual([]);
    expect(trouble).toEqual([]);
    expect(seen.title).toContain('{{7*7}}');
    expect(seen.markup).toBe(0);
    expect(seen.overflow).toBe(0);
    expect(seen.background).toBe(scheme === 'dark' ? 'rgb(20, 22, 26)' : 'rgb(247, 247, 245)');
  });
});
