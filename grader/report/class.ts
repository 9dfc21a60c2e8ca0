/** The facts of a class page: how scores spread, which mistakes are common, which checks are hard. */
import type { Limit, Mark, StudentIds, Verdict } from '../model.ts';

/** One submission of a batch, in the batch's order. `reportHref` is relative to the class page. */
export type IndexRow = {
  readonly id: string;
  readonly name: string;
  readonly ids?: StudentIds;
  readonly state: 'graded' | 'error' | 'missing' | 'unreadable';
  readonly earned?: number;
  readonly points?: number;
  /** Under the course's rules, where they change it. */
  readonly mark?: Pick<Mark, 'mark' | 'maximum'>;
  readonly reportHref?: string;
  /** The page that the student gets, when `reportHref` is another one. */
  readonly studentHref?: string;
  readonly error?: string;
  readonly mistakes: readonly { readonly id: string; readonly text: string }[];
  readonly results: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: Verdict['kind'];
    /** The function that was stopped, and what stopped it. */
    readonly stopped?: { readonly fn: string; readonly limit: Limit['name'] };
  }[];
};

/** Rows as they are shown: where several have the same name, only the id beside it tells them apart. */
export function toldApart<Row extends Pick<IndexRow, 'id' | 'name'>>(rows: readonly Row[]): readonly Row[] {
  const sameName = Map.groupBy(rows, ({ name }) => name);
  const isShared = ({ name }: Row): boolean => (sameName.get(name)?.length ?? 0) > 1;
  return rows.map((row) => (isShared(row) ? { ...row, name: `${row.name} (${row.id})` } : row));
}

/** Share of the mark's maximum, or of the points where the course makes no marks, 0 … 1; undefined for a row without either. */
export function shareOf({ state, earned, points, mark }: IndexRow): number | undefined {
  if (state !== 'graded') return undefined;
  return mark === undefined ? shareIn(earned, points) : shareIn(mark.mark, mark.maximum);
}

/** Share of the points, whatever a course makes of them. */
export function pointShareOf({ state, earned, points }: IndexRow): number | undefined {
  return state === 'graded' ? shareIn(earned, points) : undefined;
}

function shareIn(part: number | undefined, whole: number | undefined): number | undefined {
  if (part === undefined || whole === undefined || !(whole > 0)) return undefined;
  return Math.max(0, Math.min(1, part / whole));
}

/** Whether the course makes marks of the points. */
export const hasMarks = (rows: readonly IndexRow[]): boolean => rows.some(({ mark }) => mark !== undefined);

/** Shares of all graded rows, from low to high. */
export function sortedShares(rows: readonly IndexRow[]): number[] {
  return rows.flatMap((row) => shareOf(row) ?? []).sort((a, b) => a - b);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle of sorted values; the mean of the two in the middle when their number is even. */
export function median(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2;
}

/** How many shares lie in [0, 10 %), [10 %, 20 %), … [90 %, 100 %]. */
export function tenths(shares: readonly number[]): number[] {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const share of shares) {
    // 0.7 · 10 may come out just below 7; a mark on the border belongs to the upper bin.
    const bin = Math.min(9, Math.floor(share * 10 + 1e-9));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** What belongs to nobody who was graded: its name or path, and the reason. */
export type LeftOver = { readonly name: string; readonly reason: string };

/** `by`: the submissions that show the mistake, in their order. */
export type MistakeCount = {
  readonly id: string;
  readonly text: string;
  readonly count: number;
  readonly by: readonly IndexRow[];
};

/** Named mistakes by the number of submissions that show them, most common first. */
export function commonMistakes(rows: readonly IndexRow[]): MistakeCount[] {
  const found = new Map<string, { id: string; text: string; by: Set<IndexRow> }>();
  for (const row of rows) {
    for (const { id, text } of row.mistakes) {
      const mistake = found.get(id) ?? { id, text, by: new Set() };
      found.set(id, mistake);
      mistake.by.add(row);
    }
  }
  const counted = [...found.values()].map(({ by, ...mistake }) => ({
    ...mistake,
    count: by.size,
    by: [...by],
  }));
  return counted.sort((a, b) => b.count - a.count);
}

/** A function and a limit that stopped it, with the submissions to which that happened, in their order. */
export type StopCount = {
  readonly fn: string;
  readonly limit: Limit['name'];
  readonly by: readonly IndexRow[];
};

/** Functions that were stopped, those of most submissions first. */
export function commonStops(rows: readonly IndexRow[]): StopCount[] {
  const found = new Map<string, { fn: string; limit: Limit['name']; by: Set<IndexRow> }>();
  for (const row of rows) {
    for (const { stopped } of row.results) {
      if (stopped === undefined) continue;
      const key = `${stopped.fn} ${stopped.limit}`;
      const stop = found.get(key) ?? { ...stopped, by: new Set() };
      found.set(key, stop);
      stop.by.add(row);
    }
  }
  const counted = [...found.values()].map(({ by, ...stop }) => ({ ...stop, by: [...by] }));
  return counted.sort((a, b) => b.by.length - a.by.length);
}

export type CheckRate = { readonly title: string; readonly right: number; readonly total: number };

/** For every check, how many graded submissions have it right; faults of the grader do not count. */
export function checkRates(rows: readonly IndexRow[]): CheckRate[] {
  const rates = new Map<string, CheckRate>();
  for (const row of rows) {
    for (const { id, title, kind } of row.results) {
      const { right, total } = rates.get(id) ?? { right: 0, total: 0 };
      const counts = kind !== 'fault';
      rates.set(id, { title, right: right + Number(kind === 'right'), total: total + Number(counts) });
    }
  }
  return [...rates.values()];
}
