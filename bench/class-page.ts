/**
 * `npm run bench:page -- [STUDENTS]`: how long the class page of a large class takes a real Chromium to open, to sort and to
 * search, and what of it is parsing, style and layout, or script. Each line is the median of several openings.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { loadTemplates } from '../grader/cli/templates.ts';
import { type IndexRow, median } from '../grader/report/class.ts';
import { renderIndex } from '../grader/report/index-page.ts';

const openings = 7;
const checkCount = 20;
const [students = '2000'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'gradecheck-class-page-'));

try {
  const startMs = performance.now();
  const html = renderIndex(Array.from({ length: Number(students) }, rowOf), {
    ...{ templates: loadTemplates(), title: 'Optimizers', language: 'en' },
  });
  const kibibytes = Math.round(Buffer.byteLength(html) / 1024);
  print(`${students} students: ${kibibytes} KiB, made in ${(performance.now() - startMs).toFixed(0)} ms`);
  writeFileSync(join(folder, 'index.html'), html);
  await measure(pathToFileURL(join(folder, 'index.html')).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function rowOf(_: unknown, index: number): IndexRow {
  const base = { id: `student-${index}`, name: `Student Number ${index}` };
  if (index % 20 === 3) return { ...base, state: 'missing', mistakes: [], results: [] };
  const results = Array.from({ length: checkCount }, (_, check) => ({
    ...{ id: `check-${check}`, title: `The update of parameter ${check} after three steps` },
    kind: (index * 7 + check * 5) % 11 < 6 ? ('right' as const) : ('mistake' as const),
  }));
  const wrong = results.filter(({ kind }) => kind === 'mistake');
  return {
    ...{ ...base, state: 'graded', results, points: checkCount, earned: checkCount - wrong.length },
    reportHref: `staff/${base.id}/report.html`,
    studentHref: `students/${base.id}/report.html`,
    mistakes: wrong.map(({ id }) => ({ id, text: `The step of \`v\` in ${id} has the wrong sign.` })),
  };
}

async function measure(href: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const all: Record<string, number>[] = [];
  for (let opening = 0; opening < openings; opening += 1) all.push(await measureOnce(browser, href));
  await browser.close();
  for (const what of Object.keys(all[0] ?? {})) {
    const values = all.map((one) => one[what] ?? Number.NaN).sort((a, b) => a - b);
    print(`${what.padEnd(24)} ${median(values).toFixed(0).padStart(6)} ms`);
  }
}

/** Milliseconds of one opening by what they went to. */
async function measureOnce(browser: Browser, href: string): Promise<Record<string, number>> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const startMs = performance.now();
  await page.goto(href);
  await untilPainted(page);
  const opened = performance.now() - startMs;
  const { metrics } = await session.send('Performance.getMetrics');
  const msOf = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0);
  const costs = {
    'open, to the last paint': opened,
    'of that, style': msOf('RecalcStyleDuration'),
    'of that, layout': msOf('LayoutDuration'),
    'of that, script': msOf('ScriptDuration'),
    'of that, the whole page': msOf('TaskDuration'),
  };
  const sort = await timeOf(page, () => page.locator('#all ~ table thead button').nth(1).click());
  const search = await timeOf(page, () => page.locator('#all ~ .filter input').fill('number 19'));
  await page.close();
  return { ...costs, sort, search };
}

async function timeOf(page: Page, act: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await act();
  await untilPainted(page);
  return performance.now() - startMs;
}

/** A frame that begins after another one was asked for has shown what that one held. */
async function untilPainted(page: Page): Promise<void> {
  await page.evaluate(
    'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))',
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
