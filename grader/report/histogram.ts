import { scaleBand, scaleLinear } from 'd3-scale';
import { escapeHtml } from './text.ts';
import type { Phrases } from './words/phrases.ts';

const size = { width: 440, height: 210 };
const frame = { left: 12, right: 428, top: 24, bottom: 166 };

/** Scores in ten bins of 10 % as a bar chart with the count over each bar. */
export function histogramSvg(counts: readonly number[], t: Phrases): string {
  const described = counts.map((count, bin) => t.index.bin(bin * 10, bin * 10 + 10, count));
  return [
    `<svg class="plot" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="histogram-t histogram-d">`,
    `<title id="histogram-t">${escapeHtml(t.index.distribution)}</title>`,
    `<desc id="histogram-d">${escapeHtml(t.index.distributionDescription(t.list(described)))}</desc>`,
    ...barsOf(counts),
    `<path class="axis" d="M${frame.left},${frame.bottom}H${frame.right}"/>`,
    ...ticks(),
    `<text class="label end" x="${frame.right}" y="${size.height - 8}">${escapeHtml(t.index.percentOfPoints)}</text>`,
    '</svg>',
  ].join('');
}

function barsOf(counts: readonly number[]): string[] {
  const bins = counts.map((_, bin) => String(bin));
  const x = scaleBand().domain(bins).range([frame.left, frame.right]).paddingInner(0.14);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...counts)])
    .range([frame.bottom, frame.top]);
  return counts.map((count, bin) => {
    const left = Math.round((x(String(bin)) ?? 0) * 10) / 10;
    const middle = Math.round((left + x.bandwidth() / 2) * 10) / 10;
    const top = Math.round(y(count) * 10) / 10;
    const bar = `<rect class="column" x="${left}" y="${top}" width="${Math.round(x.bandwidth() * 10) / 10}" height="${frame.bottom - top}" rx="2"/>`;
    const number = `<text class="tick mid" x="${middle}" y="${top - 6}">${count}</text>`;
    return count > 0 ? bar + number : '';
  });
}

/** A number below each border of two bins. */
function ticks(): string[] {
  return Array.from({ length: 11 }, (_, tenth) => {
    const at = frame.left + ((frame.right - frame.left) * tenth) / 10;
    const align = tenth === 0 ? '' : tenth === 10 ? ' end' : ' mid';
    return `<text class="tick${align}" x="${Math.round(at)}" y="${frame.bottom + 18}">${tenth * 10}</text>`;
  });
}
