import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../../grader/cli/templates.ts';
import {
  checkRates,
  commonMistakes,
  type IndexRow,
  median,
  shareOf,
  tenths,
} from '../../../grader/report/class.ts';
import { textColumns } from '../../../grader/report/columns.ts';
import { renderIndex } from '../../../grader/report/index-page.ts';
import { renderIndexTerminal } from '../../../grader/report/index-terminal.ts';
import { classRows } from './fixture.ts';
import { hostile, unseen } from './hostile.ts';

const options = { templates: loadTemplates(), title: 'Optimizers', language: 'en' } as const;
const rows = classRows('en');
const page = renderIndex(rows, options);
/** The page without its style and script, which are the same in every page. */
const withoutOurs = (html: string) => html.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '');
const row = (earned: number, points: number, more: Partial<IndexRow> = {}): IndexRow => ({
  id: 'a',
  name: 'Ada',
  state: 'graded',
  earned,
  points,
  mistakes: [],
  results: [],
  ...more,
});

describe('the facts of a class', () => {
  it('a score on the border of two bins belongs to the upper one, full marks to the last', () => {
    expect(tenths([0, 0.1, 0.3, 0.7, 0.99, 1])).toEqual([1, 1, 0, 1, 0, 0, 0, 1, 0, 2]);
  });

  it('the median of an even number of scores lies between the two in the middle', () => {
    expect(median([0, 0.5, 0.7, 1])).toBe(0.6);
    expect(median([0, 0.5, 1])).toBe(0.5);
  });

  it('a row without points has no share', () => {
    expect(shareOf(row(0, 0))).toBeUndefined();
    expect(shareOf(row(3, 4))).toBe(0.75);
    expect(shareOf({ ...row(3, 4), state: 'error' })).toBeUndefined();
    expect(shareOf({ ...row(3, 4), mark: { mark: 1, maximum: 10 } })).toBe(0.1);
  });

  it('a mistake counts once for each submission, the most common first', () => {
    const once = { id: 'x', text: 'X' };
    const twice = { id: 'y', text: 'Y' };
    const counted = commonMistakes([
      row(0, 1, { mistakes: [once, twice, twice] }),
      row(0, 1, { mistakes: [twice] }),
    ]);
    expect(counted).toMatchObject([
      { ...twice, count: 2, by: [{ id: 'a' }, { id: 'a' }] },
      { ...once, count: 1, by: [{ id: 'a' }] },
    ]);
  });

  it('a fault of the grader counts neither as right nor as wrong', () => {
    const result = (kind: 'right' | 'wrong' | 'fault') => ({ results: [{ id: 'c', title: 'C', kind }] });
    const three = [row(1, 1, result('right')), row(0, 1, result('wrong')), row(0, 1, result('fault'))];
    expect(checkRates(three)).toEqual([{ title: 'C', right: 1, total: 2 }]);
  });
});

describe('the class page', () => {
  it('has a row for everyone, with a link to the report or the reason why there is none', () => {
    const all = page.slice(page.indexOf('id="all"'));
    expect(all.match(/href="s\d+\/report\.html"/g)).toHaveLength(22);
    expect(page).toContain('<strong>could not be graded</strong>: not a zip file: &quot;&gt;&lt;img src');
    expect(page).toContain('<strong>nothing handed in</strong>');
  });

  it('begins with what is to be done: who has no marks and why, whoever handed in nothing last', () => {
    const places = ['to-do', 'mistakes', 'per-check', 'all'].map((id) => page.indexOf(`id="${id}"`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const toDo = page.slice(places[0], places[1]);
    expect(toDo.match(/<tr><th scope="row">/g)).toHaveLength(2);
    expect(toDo.indexOf('not a zip file')).toBeLessThan(toDo.indexOf('nothing handed in'));
  });

  it('shows what belongs to nobody and similar pairs, where there are any', () => {
    const pair = {
      ...{ left: { id: 'a', name: 'Ada' }, right: { id: 'b', name: 'Ben' } },
      ...{ similarity: 0.91, leftShare: 0.9, rightShare: 0.92 },
    };
    const more = renderIndex(rows, {
      ...options,
      platform: 'moodle',
      left: [{ name: 'notes.txt', reason: 'it lies beside the students' }],
      notes: ['nobody can be told missing <b>'],
      similar: { pairs: [pair], prefix: 'similar/' },
    });
    expect(more).toContain('Read as: moodle');
    expect(more).toContain('it lies beside the students');
    expect(more).toContain('<p class="aside in-private">nobody can be told missing &lt;b&gt;</p>');
    expect(more).toContain('<th scope="row">Ada</th><td>Ben</td><td class="right-aligned figures">91 %</td>');
    expect(more).toContain('href="similar/pairs/001.html"');
    expect(more).toContain('href="similar/index.html"');
    expect(page).not.toContain('id="similar"');
  });

  it('tells two of one name apart by their ids, wherever it names them', () => {
    const twins = ['34', '35'].map((id) =>
      row(1, 2, { id, name: 'Sam Twin', mistakes: [{ id: 'm', text: 'm' }] }),
    );
    const ofTwins = [...twins, row(1, 2)];
    const html = renderIndex(ofTwins, options);
    for (const shown of ['Sam Twin (34)', 'Sam Twin (35)']) {
      expect(html.split(shown)).toHaveLength(3);
      expect(renderIndexTerminal(ofTwins)).toContain(shown);
    }
    expect(html).not.toContain('Ada (a)');
  });

  it('gives two examples of each mistake, and names the functions that were stopped', () => {
    const mistake = { id: 'x', text: 'The sign is wrong.' };
    const stopped = { fn: 'trainModel', limit: 'callTimeMs' } as const;
    const results = [{ id: 'c', title: 'Training', kind: 'stopped', stopped }] as const;
    const three = ['Ada', 'Ben', 'Cleo'].map((name) =>
      row(0, 1, { name, reportHref: `staff/${name}/report.html`, mistakes: [mistake], results }),
    );
    const short = renderIndex(three, options);
    const examples = '<a href="staff/Ada/report.html">Ada</a>, <a href="staff/Ben/report.html">Ben</a></td>';
    const mistakes = short.slice(short.indexOf('id="mistakes"'), short.indexOf('id="per-check"'));
    expect(mistakes).toContain(examples);
    expect(mistakes).not.toContain('Cleo');
    expect(short).toContain(
      `<code>trainModel</code></th><td>time of a call</td><td class="right-aligned figures">3</td><td>${examples}`,
    );
  });

  it('has every mistake, a dozen of them on paper, and says how many have no marks beside those it lists', () => {
    const mistakes = Array.from({ length: 15 }, (_, index) => ({
      id: `m${index}`,
      text: `Mistake ${index}.`,
    }));
    const errors = Array.from({ length: 302 }, () => row(0, 0, { state: 'error', error: 'broken' }));
    const long = renderIndex([row(0, 1, { mistakes }), ...errors], options);
    expect(long).toContain('Mistake 14.');
    expect(long).toContain('<p class="aside on-paper">3 more on the page itself.</p>');
    expect(long).toContain('2 more, not more urgent than these. All of them are in <a href="class.json">');
    expect(page).not.toContain('class="aside on-paper"');
  });

  it('says whose the mean is, leads to both pages of a student, and names the checks that are not right', () => {
    expect(page).toContain('<dt>Mean of the 22 graded</dt>');
    const results = [
      { id: 'a', title: 'Momentum', kind: 'wrong' },
      { id: 'b', title: 'Adam', kind: 'right' },
    ] as const;
    const hrefs = { reportHref: 'staff/a/report.html', studentHref: 'students/a/report.html' };
    const one = renderIndex([row(1, 2, { ...hrefs, results })], options);
    expect(one).toContain('<dt>Mean</dt>');
    expect(one).toContain('1 of 2 checks right; not right: Momentum</title>');
    expect(one).toContain('<a href="students/a/report.html">student’s page</a>');
  });

  it('runs one script, which is ours to the byte and holds nothing of the class', () => {
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script ?? '');
    expect(scripts).toEqual([options.templates['class.js']]);
    const digest = createHash('sha256').update(scripts[0]!).digest('base64');
    expect(page).toContain(`script-src 'sha256-${digest}'`);
  });

  it('of 2,000 students stays below 4 MiB', () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({ ...rows[index % 22]!, id: `s${index}` }));
    expect(Buffer.byteLength(renderIndex(many, options))).toBeLessThan(4 * 1024 * 1024);
  });

  it('draws as many scores as were graded', () => {
    const histogram = page.slice(page.indexOf('<svg class="plot"'), page.indexOf('</svg>'));
    const counts = [...histogram.matchAll(/class="tick mid" x="[\d.]+" y="[\d.]+">(\d+)<\/text>/g)]
      .map((match) => Number(match[1]))
      .slice(0, -9);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(22);
    expect(histogram).not.toMatch(/NaN|Infinity/);
  });

  it('counts mistakes out of the graded submissions', () => {
    const [first] = commonMistakes(rows);
    expect(page).toContain(`<code>v</code> (check ${first!.id.replace('mistake-', '')})`);
    expect(page).toContain(`${first!.count} of 22`);
  });

  it('is one page without network or live markup, whatever names say', () => {
    const bad = renderIndex([row(1, 2, { name: hostile }), row(0, 2, { state: 'error', error: hostile })], {
      ...options,
      title: hostile,
    });
    const body = withoutOurs(bad);
    for (const tag of body.match(/<[a-z][^>]*>/gi) ?? [])
      expect(tag).not.toMatch(/\son\w+=|\ssrc=|<script|<img/i);
    expect(bad).toContain("default-src 'none'");
    expect(bad.match(/<\/style>/g)).toHaveLength(1);
  });

  it.each([
    'javascript:alert(1)',
    'https://x.example/',
    '//x.example',
    '/etc/passwd',
    '\\\\host\\x',
    ' data:text/html,x',
  ])('never links to %s', (reportHref) => {
    expect(renderIndex([row(1, 2, { reportHref })], options)).not.toContain(`<a href="${reportHref}`);
    expect(renderIndex([row(1, 2, { reportHref })], options)).toContain('<th scope="row">Ada</th>');
  });

  it('shows marks where the course makes them, says so, and has the points beside them', () => {
    const marked = row(80, 100, { mark: { mark: 6, maximum: 15 } });
    const text = renderIndex([marked, row(0, 100, { state: 'missing' })], options);
    expect(text).toContain('Scores are marks by the rules in course.json');
    expect(text).toContain('<dd>40 %</dd>');
    expect(text).toMatch(/data-key="6">6<span class="of"> \/ 15<\/span><\/td><td[^>]*data-key="80">80</);
    expect(text).toContain('colspan="5"');
    expect(renderIndex([marked, marked], options)).toContain('percent of the maximum mark');
    expect(page).not.toMatch(/Scores are marks|percent of the maximum/);
  });

  it('has the same bytes for the same rows', () => {
    expect(renderIndex(classRows('en'), options)).toBe(page);
  });

  it('of nobody and of unreadable submissions only still stands', () => {
    expect(renderIndex([], options)).toContain('No named mistakes.');
    const error = row(0, 0, { state: 'error', error: 'not a zip file' });
    expect(withoutOurs(renderIndex([error], options))).not.toMatch(/NaN|undefined/);
  });
});

describe('the class in a terminal', () => {
  const text = renderIndexTerminal(rows);

  it('has a line for everyone, aligned whatever script the name is in', () => {
    const lines = text.split('\n').slice(0, rows.length);
    expect(lines).toHaveLength(24);
    const starts = lines
      .filter((line) => /[█░]/.test(line))
      .map((line) => textColumns(line.slice(0, line.search(/[█░]/))));
    expect(new Set(starts).size).toBe(1);
  });

  it('says who could not be graded and why, and who handed in nothing', () => {
    expect(text).toContain('could not be graded: not a zip file');
    expect(text).toContain('nothing handed in');
    expect(text).toContain(
      '24 submissions · 22 graded · 1 could not be graded · 1 missing · Mean of those graded 48.1 %',
    );
  });

  it('shows marks where the course makes them, and says so', () => {
    const marked = renderIndexTerminal([row(80, 100, { mark: { mark: 6, maximum: 15 } })]);
    expect(marked).toMatch(/6\/15 \(80\/100\) {2}█{8}░{12} {2}40 %/);
    expect(marked).toMatch(/Mean of those graded 40 % .*\nScores are marks by the rules in course.json/);
    expect(text).not.toContain('Scores are marks');
  });

  it('lets no name move the cursor', () => {
    const bad = renderIndexTerminal([row(1, 2, { name: hostile })]);
    expect(bad).not.toMatch(unseen);
  });

  it('speaks Chinese', () => {
    expect(renderIndexTerminal(classRows('zh'), { language: 'zh' })).toContain('24 份提交 · 22 份已评分');
  });
});
