import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../../grader/cli/templates.ts';
import type { Comparison, PairTexts } from '../../../grader/model.ts';
import { renderPair } from '../../../grader/report/pair-page.ts';
import { mostPairs, renderSimilar } from '../../../grader/report/similar-page.ts';
import { hostile, unseen } from './hostile.ts';

const options = { templates: loadTemplates(), title: 'Optimizers', language: 'en' } as const;
const text = (name: string) => ({ id: name, name });
const pair = {
  left: text('Ada'),
  right: { ...text('Ben'), earlier: '2025' },
  similarity: 0.996,
  leftShare: 1,
  rightShare: 0.99,
};
const comparison: Comparison = {
  compared: 5,
  least: 0.5,
  pairs: [pair],
  clusters: [[text('Ada'), text('Ben'), text('Cleo')]],
  notCompared: [
    { text: text('Dan'), reason: 'unreadable' },
    { text: text('Eve'), reason: 'does-not-parse', file: 'a.ts' },
  ],
};

const threeLines = 'const a = 1;\nconst b = 2;\nconst c = 3;';
const passage = {
  left: { file: 'a.ts', from: 2, to: 3 },
  right: { file: 'b.ts', from: 1, to: 2 },
};
const texts: PairTexts = {
  pair,
  left: { 'a.ts': threeLines },
  right: { 'b.ts': threeLines },
  passages: [passage],
};

describe('the page of similar submissions', () => {
  const page = renderSimilar(comparison, options);

  it('says what the number means and that it accuses nobody, in both languages', () => {
    expect(page).toContain('of the runs of about three lines in both together, so many percent');
    expect(page).toContain('It accuses nobody.');
    const chinese = renderSimilar(comparison, { ...options, language: 'zh' });
    expect(chinese).toContain('这个数字表示');
    expect(chinese).toContain('它不指控任何人');
  });

  it('lists pairs with their terms and pages, groups, and who was not compared and why', () => {
    expect(page).toContain('99 %');
    expect(page).toContain('Ben (2025)');
    expect(page).toContain('href="pairs/001.html"');
    expect(page).toContain('<li>Ada, Ben, Cleo</li>');
    expect(page).toContain('the submission cannot be read');
    expect(page).toContain('<code>a.ts</code>: it cannot be read as TypeScript');
  });

  it('lists as many pairs as have a page, and says how many there are more', () => {
    const pairs = Array.from({ length: mostPairs + 7 }, () => pair);
    const long = renderSimilar({ ...comparison, pairs }, options);
    expect(long.match(/href="pairs/g)).toHaveLength(mostPairs);
    expect(long).toContain('7 more pairs');
  });

  it('says how many groups and who was not compared it leaves out, and which file has all', () => {
    const clusters = Array.from({ length: 103 }, () => [text('Ada'), text('Ben'), text('Cleo')]);
    const notCompared = Array.from({ length: 504 }, () => comparison.notCompared[0]!);
    const long = renderSimilar({ ...comparison, clusters, notCompared }, options);
    const all = 'All of them are in <a href="similar.json">similar.json</a>';
    expect(long).toContain(`3 more groups, not larger. ${all}`);
    expect(long).toContain(`4 more. ${all}`);
    expect(page).not.toContain(all);
  });

  it('stands without any pair', () => {
    const none = renderSimilar(
      { compared: 0, least: 0.5, pairs: [], clusters: [], notCompared: [] },
      options,
    );
    expect(none).toContain('No two submissions are that similar.');
    expect(none).not.toMatch(/NaN|undefined/);
  });
});

describe('the page of a pair', () => {
  it('marks the lines of a passage in both texts, each leading to the other', () => {
    const page = renderPair(texts, options);
    expect(page).toMatch(/<pre id="left-1" class="same odd"><a class="twin" href="#right-1"/);
    expect(page).toMatch(/<pre id="right-1" class="same odd"><a class="twin" href="#left-1"/);
    expect(page).toContain('<pre><span class="line">1</span>const a');
    expect(page).toContain('href="../index.html"');
  });

  it('gives each place one name, also where passages lie within one another', () => {
    const inner = { left: { file: 'a.ts', from: 1, to: 3 }, right: { file: 'b.ts', from: 1, to: 3 } };
    const page = renderPair({ ...texts, passages: [passage, inner] }, options);
    const names = [...page.matchAll(/ id="((?:left|right)-\d+)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(names).toContain(target);
  });

  it('stays below 1 MiB and has no live markup, whatever the texts are', () => {
    const long = { 'a.ts': `${hostile}\n`.repeat(30_000), 'b.ts': '"'.repeat(400_000) };
    const passages = Array.from({ length: 5000 }, () => passage);
    const named = { ...pair, left: text(hostile) };
    const page = renderPair({ pair: named, left: long, right: long, passages }, options);
    expect(Buffer.byteLength(page)).toBeLessThan(1024 * 1024);
    expect(page).toContain('The rest is too long for this page.');
    expect(page).toContain('4500 more passages, not marked.');
    expect(page).not.toMatch(unseen);
    expect(page).not.toMatch(/<script|<img/i);
  });
});
