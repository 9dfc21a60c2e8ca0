/** Times as ISO 8601 writes them: `2027-01-15T23:59:00+08:00`. */

/** A time in milliseconds since 1970; without a zone it is reckoned as if it were UTC. */
export type Instant = {
  readonly ms: number;
  /** As written, `Z` or `+08:00`, and how far it is ahead of UTC. */
  readonly zone?: string;
  readonly offsetMs: number;
};

const form =
  /^(?<date>\d{4}-\d{2}-\d{2})T(?<clock>\d{2}:\d{2})(?::(?<seconds>\d{2}(?:\.\d{1,9})?))?(?<zone>Z|[+-]\d{2}:\d{2})?$/;

/** The time that `text` tells; `undefined` when it is none, such as the 30th of February. */
export function instantOf(text: string): Instant | undefined {
  const { date = '', clock = '', seconds = '0', zone } = form.exec(text)?.groups ?? {};
  const minute = `${date}T${clock}:00.000Z`;
  const minuteMs = Date.parse(minute);
  const offsetMs = offsetOf(zone ?? 'Z');
  if (Number.isNaN(minuteMs) || new Date(minuteMs).toISOString() !== minute) return undefined;
  if (Number(seconds) >= 60 || offsetMs === undefined) return undefined;
  const ms = minuteMs + Math.floor(Number(seconds) * 1000) - offsetMs;
  return { ms, offsetMs, ...(zone === undefined ? {} : { zone }) };
}

function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  const offsetMs = (hours * 60 + minutes) * 60_000;
  if (hours > 14 || minutes > 59) return undefined;
  return zone.startsWith('-') ? -offsetMs : offsetMs;
}
