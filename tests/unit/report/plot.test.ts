import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../grader/model.ts';
import { drawCurves } from '../../../grader/report/curves.ts';
import { plotSvg } from '../../../grader/report/plot.ts';
import { en } from '../../../grader/report/words/en.ts';

const cost = (expected: readonly number[], got: readonly number[]): Finding => ({
  kind: 'cost-curve',
  call: 0,
  expected,
  got,
});
const svgOf = (...findings: Finding[]): string =>
  drawCurves(findings, 'c', en)
    .map((drawn) => drawn.svg)
    .join('');

const halves = Array.from({ length: 30 }, (_, step) => 2 ** -step);

describe('the cost curve', () => {
  it('has a logarithmic axis when the costs span more than two decades', () => {
    expect(svgOf(cost(halves, halves))).toContain('log scale');
    expect(svgOf(cost([3, 2, 1], [3, 2, 2]))).not.toContain('log scale');
  });

  it('has a linear axis when a cost is not positive', () => {
    expect(svgOf(cost([1000, 1, 0], [1000, 1, -1]))).not.toContain('log scale');
  });

  it('marks the step where the paths part', () => {
    const diverged: Finding = {
      kind: 'diverged',
      call: 0,
      step: 6,
      steps: 29,
      component: { parameter: 'W1', row: 0 },
      expected: 1,
      got: 2,
      allowed: 0.1,
    };
    const svg = svgOf(diverged, cost(halves, halves));
    expect(svg).toContain('differs from step 6');
    expect(svg.match(/class="mark"/g)).toHaveLength(1);
    expect(svgOf({ ...diverged, call: 1 }, cost(halves, halves))).not.toContain('class="mark"');
  });

  it('is not drawn of a single point or of nothing finite', () => {
    expect(svgOf(cost([1], [1]))).toBe('');
    expect(svgOf(cost([], []))).toBe('');
    expect(svgOf(cost([Number.NaN, Number.NaN], [Number.POSITIVE_INFINITY, Number.NaN]))).toBe('');
  });

  it.each([
    ['NaN in the middle', [4, 3, 2, 1], [4, Number.NaN, 2, 1]],
    ['infinite costs', [4, 3, 2, 1], [4, 5e8, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ['absurd sizes', [4, 3, 2, 1], [4, 1e300, 1.7e308, 1]],
    ['a constant cost', [0, 0, 0], [0, 0, 0]],
    ['one cost given', [4, 3, 2, 1], [4]],
    ['tiny costs', [5e-324, 1], [5e-324, 1]],
  ])('draws %s without a broken number', (_, expected, got) => {
    const svg = svgOf(cost(expected, got));
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('leaves a gap where a cost is not a number', () => {
    const svg = svgOf(cost([4, 3, 2, 1, 0], [4, 3, Number.NaN, 1, 0]));
    expect(svg).toMatch(/class="line got" d="M[^M"]+M[^M"]+"/);
  });

  it('of ten thousand steps stays small', () => {
    const long = Array.from({ length: 10_000 }, (_, step) => 1 / (step + 1));
    expect(svgOf(cost(long, long)).length).toBeLessThan(20_000);
  });
});

const ratios = (points: readonly (readonly [number, number])[]): Finding => ({
  kind: 'gradient-curve',
  call: 0,
  bound: 1e-7,
  points: points.map(([epsilon, ratio]) => ({ epsilon, ratio })),
});

describe('the curve of a gradient check', () => {
  it('shows every ε as a dot, and the bound', () => {
    const svg = svgOf(
      ratios([
        [1e-3, 3e-7],
        [1e-5, 4e-11],
        [1e-7, 5e-9],
      ]),
    );
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg).toContain('bound 10⁻⁷');
  });

  it('leaves out what cannot be drawn', () => {
    const svg = svgOf(
      ratios([
        [1e-3, Number.NaN],
        [1e-4, 0],
        [0, 1],
        [1e-5, Number.POSITIVE_INFINITY],
        [1e-6, 1e9],
      ]),
    );
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('is not drawn of a single point', () => {
    expect(svgOf(ratios([[1e-5, 1e-9]]))).toBe('');
  });
});

describe('plotSvg', () => {
  const axis = { label: '<x>', log: false, domain: [0, 1] as const };
  const plot = { id: 'p', title: '<t>', description: '"d"', x: axis, y: axis, series: [], marks: [] };

  it('has a title and a description for those who cannot see it, escaped', () => {
    const svg = plotSvg(plot);
    expect(svg).toContain('role="img" aria-labelledby="p-t p-d"');
    expect(svg).toContain('<title id="p-t">&lt;t&gt;</title><desc id="p-d">&quot;d&quot;</desc>');
    expect(svg).not.toContain('<x>');
  });
});
