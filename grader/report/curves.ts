/** The curves a verdict may carry, drawn: cost by step, and relative difference by ε. */
import type { Finding } from '../model.ts';
import { formatNumber, formatPowerOfTen } from './numbers.ts';
import { type Axis, type Mark, type Plot, plotSvg } from './plot.ts';
import type { Phrases } from './words/phrases.ts';

type CostCurve = Extract<Finding, { kind: 'cost-curve' }>;
type GradientCurve = Extract<Finding, { kind: 'gradient-curve' }>;

const mostPoints = 400;
/** Powers of ten outside these are no numbers that an axis can be made of. */
const largest = 1e100;
const smallest = 1e-100;

/** A drawn curve with its heading. */
export type Drawn = { readonly title: string; readonly svg: string };

/** Every curve among `findings`, in order. `id` starts the ids inside the page. */
export function drawCurves(findings: readonly Finding[], id: string, t: Phrases): Drawn[] {
  return findings.flatMap((finding, index): Drawn[] => {
    const plotId = `${id}-plot-${index}`;
    if (finding.kind === 'gradient-curve') return gradientCurve(finding, plotId, t);
    if (finding.kind !== 'cost-curve') return [];
    const left = findings.find((other) => other.kind === 'diverged' && other.call === finding.call);
    return costCurve(finding, { id: plotId, step: left?.kind === 'diverged' ? left.step : undefined }, t);
  });
}

/** Cost by step, expected and got; logarithmic when the costs are positive and span over two decades. */
function costCurve(
  curve: CostCurve,
  { id, step }: { id: string; step: number | undefined },
  t: Phrases,
): Drawn[] {
  const steps = Math.max(curve.expected.length, curve.got.length);
  const y = costAxis(
    [...sampled(curve.expected), ...sampled(curve.got)].map(([, cost]) => cost),
    t,
  );
  if (y === undefined || steps < 2) return [];
  const marks: Mark[] = step === undefined ? [] : [{ axis: 'x', at: step, label: t.page.leavesAt(step) }];
  const plot: Plot = {
    id,
    ...{ title: t.page.costPlot, description: t.page.costPlotDescription(steps) },
    x: { label: t.page.step, log: false, domain: [0, steps - 1] },
    y,
    series: [
      { label: t.page.got, style: 'got', points: sampled(curve.got), dots: false },
      { label: t.page.expected, style: 'expected', points: sampled(curve.expected), dots: false },
    ],
    marks,
  };
  return [{ title: plot.title, svg: plotSvg(plot) }];
}

/** At most {@link mostPoints} of the costs, evenly spread, each with its step; absurd sizes are cut off. */
function sampled(costs: readonly number[]): [number, number][] {
  const stride = Math.max(1, Math.ceil(costs.length / mostPoints));
  return costs.flatMap((cost, step): [number, number][] =>
    step % stride === 0 ? [[step, Number.isFinite(cost) ? clamp(cost) : Number.NaN]] : [],
  );
}

const clamp = (cost: number): number => Math.max(-largest, Math.min(largest, cost));

function costAxis(costs: readonly number[], t: Phrases): Axis | undefined {
  const finite = costs.filter(Number.isFinite);
  if (finite.length === 0) return undefined;
  const low = finite.reduce((least, cost) => Math.min(least, cost));
  const high = finite.reduce((most, cost) => Math.max(most, cost));
  const shown = Math.max(low, smallest);
  const log = low > 0 && high / shown > 100;
  if (log) {
    const domain = [10 ** Math.floor(Math.log10(shown)), 10 ** Math.ceil(Math.log10(high))] as const;
    return { label: `${t.page.cost} (${t.page.logScale})`, log, domain };
  }
  const margin = (high - low || Math.abs(high) || 1) * 0.06;
  return { label: t.page.cost, log, domain: [low - margin, high + margin] };
}

/** The smallest ratio that a logarithmic axis shows; a ratio of 0 is drawn here. */
const floor = 1e-16;

/** Relative difference against ε on two logarithmic axes, with the bound: a V for a right gradient. */
function gradientCurve(curve: GradientCurve, id: string, t: Phrases): Drawn[] {
  const points = curve.points
    .filter(({ epsilon, ratio }) => epsilon > 0 && Number.isFinite(epsilon) && Number.isFinite(ratio))
    .map(({ epsilon, ratio }): [number, number] => [epsilon, Math.max(floor, Math.min(10, ratio))])
    .sort((a, b) => a[0] - b[0]);
  if (points.length < 2) return [];
  const bound = Math.max(floor, curve.bound);
  const plot: Plot = {
    id,
    title: t.page.curvePlot,
    description: t.page.curvePlotDescription(formatNumber(curve.bound, 3)),
    x: { label: 'ε', log: true, domain: decadesAround(points.map(([epsilon]) => epsilon)) },
    y: {
      label: t.page.ratioAxis,
      log: true,
      domain: decadesAround([...points.map(([, r]) => r), bound / 10, bound * 10]),
    },
    series: [{ label: t.page.ratio, style: 'got', points, dots: true }],
    marks: [{ axis: 'y', at: bound, label: `${t.page.bound} ${formatPower(curve.bound)}` }],
  };
  return [{ title: plot.title, svg: plotSvg(plot) }];
}

function decadesAround(values: readonly number[]): [number, number] {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.ceil(Math.log10(Math.max(...values)) - 1e-9);
  return [10 ** low, 10 ** Math.max(high, low + 1)];
}

function formatPower(value: number): string {
  const exponent = Math.log10(value);
  return Number.isInteger(exponent) ? formatPowerOfTen(exponent) : formatNumber(value, 2);
}
