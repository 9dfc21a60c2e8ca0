/** Line charts as inline SVG: no script, colours from the stylesheet, title and description for screen readers. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { formatNumber, formatPowerOfTen } from './numbers.ts';
import { escapeHtml } from './text.ts';

/** A line of points; `style` is its class in the stylesheet. Points that are not finite leave a gap. */
export type Series = {
  readonly label: string;
  readonly style: 'expected' | 'got';
  readonly points: readonly (readonly [number, number])[];
  readonly dots: boolean;
};

/** A line across the plot at one x or one y. */
export type Mark = { readonly axis: 'x' | 'y'; readonly at: number; readonly label: string };

export type Axis = {
  readonly label: string;
  readonly log: boolean;
  readonly domain: readonly [number, number];
};

export type Plot = {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly marks: readonly Mark[];
};

const size = { width: 440, height: 240 };
const frame = { left: 52, right: 428, top: 30, bottom: 196 };

type Placed = { readonly place: (value: number) => number; readonly ticks: readonly Tick[] };
type Tick = { readonly value: number; readonly label: string };

/** The chart as one `<svg>` element. */
export function plotSvg(plot: Plot): string {
  const x = placeAxis(plot.x, [frame.left, frame.right]);
  const y = placeAxis(plot.y, [frame.bottom, frame.top]);
  const parts = [
    `<svg class="plot" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="${plot.id}-t ${plot.id}-d">`,
    `<title id="${plot.id}-t">${escapeHtml(plot.title)}</title>`,
    `<desc id="${plot.id}-d">${escapeHtml(plot.description)}</desc>`,
    axesSvg(plot, x, y),
    ...plot.series.map((series) => seriesSvg(series, x, y)),
    ...plot.marks.map((mark) => markSvg(mark, mark.axis === 'x' ? x : y)),
    legendSvg(plot.series),
    '</svg>',
  ];
  return parts.join('');
}

function placeAxis(axis: Axis, range: [number, number]): Placed {
  const [low, high] = axis.domain;
  if (axis.log) {
    const scale = scaleLog().domain([low, high]).range(range).clamp(true);
    return { place: scale, ticks: decades(low, high) };
  }
  const scale = scaleLinear().domain([low, high]).range(range).clamp(true);
  return { place: scale, ticks: scale.ticks(5).map((value) => ({ value, label: formatNumber(value, 4) })) };
}

/** Powers of ten within the domain, at most seven of them. */
function decades(low: number, high: number): Tick[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first + 1) / 7));
  const count = Math.floor((last - first) / step) + 1;
  return Array.from({ length: count }, (_, index) => {
    const exponent = first + index * step;
    return { value: 10 ** exponent, label: formatPowerOfTen(exponent) };
  });
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;

function axesSvg(plot: Plot, x: Placed, y: Placed): string {
  const rows = y.ticks.map(({ value, label }) => {
    const at = round(y.place(value));
    return `<path class="grid" d="M${frame.left},${at}H${frame.right}"/><text class="tick end" x="${frame.left - 7}" y="${at + 4}">${label}</text>`;
  });
  const columns = x.ticks.map(({ value, label }) => {
    const at = round(x.place(value));
    return `<path class="axis" d="M${at},${frame.bottom}v4"/><text class="tick mid" x="${at}" y="${frame.bottom + 17}">${label}</text>`;
  });
  const base = `<path class="axis" d="M${frame.left},${frame.bottom}H${frame.right}"/>`;
  const xLabel = `<text class="label end" x="${frame.right}" y="${size.height - 8}">${escapeHtml(plot.x.label)}</text>`;
  const yLabel = `<text class="label" x="4" y="14">${escapeHtml(plot.y.label)}</text>`;
  return rows.join('') + base + columns.join('') + xLabel + yLabel;
}

function seriesSvg(series: Series, x: Placed, y: Placed): string {
  const finite = (point: readonly [number, number]): boolean => point.every(Number.isFinite);
  const path = line<readonly [number, number]>(
    (point) => x.place(point[0]),
    (point) => y.place(point[1]),
  )
    .defined(finite)
    .digits(1);
  const drawn = `<path class="line ${series.style}" d="${path(series.points) ?? ''}"/>`;
  if (!series.dots) return drawn;
  const dots = series.points.filter(finite).map(([px, py]) => {
    return `<circle class="dot ${series.style}" cx="${round(x.place(px))}" cy="${round(y.place(py))}" r="3.5"/>`;
  });
  return drawn + dots.join('');
}

function markSvg(mark: Mark, axis: Placed): string {
  const at = round(axis.place(mark.at));
  const label = escapeHtml(mark.label);
  if (mark.axis === 'y') {
    return `<path class="mark" d="M${frame.left},${at}H${frame.right}"/><text class="note end" x="${frame.right}" y="${at - 6}">${label}</text>`;
  }
  const late = at > (frame.left + frame.right) / 2;
  const text = `<text class="note${late ? ' end' : ''}" x="${late ? at - 6 : at + 6}" y="${frame.top + 12}">${label}</text>`;
  return `<path class="mark" d="M${at},${frame.top}V${frame.bottom}"/>${text}`;
}

/** One entry for each series, right-aligned over the plot; none when there is only one series. */
function legendSvg(series: readonly Series[]): string {
  if (series.length < 2) return '';
  const entries = series.map(({ label, style }, index) => {
    const left = frame.right - 110 * (series.length - index) + 10;
    return `<path class="line ${style}" d="M${left},10h24"/><text class="label" x="${left + 30}" y="14">${escapeHtml(label)}</text>`;
  });
  return entries.join('');
}
