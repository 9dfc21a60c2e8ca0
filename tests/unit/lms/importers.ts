/** What Moodle and Canvas do with a file that is uploaded, by the rules of their sources: oracles, as no platform runs here. */
import { readTable } from '../../../grader/lms/table.ts';

/** `locked` and `gradedAt` (milliseconds) as Moodle has them; `grade` is `undefined` before the first. */
export type Participant = {
  readonly number: number;
  grade: number | undefined;
  comment: string;
  readonly gradedAt: number;
  readonly isLocked: boolean;
};

const identifierPrefix = 'Participant '.length;

/** PHP's floatval of what an English Moodle takes for a number: all up to the first character that is none. */
function floatOf(text: string): number {
  return Number(/^\s*-?\d*\.?\d*/.exec(text.replaceAll(',', '.'))?.[0] || '0');
}

/** Uploads a worksheet to an assignment; people change in place. Returns how many grades were updated. */
export function uploadToMoodle(text: string, people: readonly Participant[], maximum: number): number {
  const [header = [], ...rows] = readTable(text).rows;
  const [id, grade, modified, comment] = [
    'Identifier',
    'Grade',
    'Last modified (grade)',
    'Feedback comments',
  ].map((heading) => header.indexOf(heading));
  if (id! < 0 || grade! < 0 || modified! < 0) throw new Error('not a worksheet');
  if (rows.some((row) => row.length !== header.length)) return 0;
  let updated = 0;
  for (const row of rows) {
    const person = people.find(({ number }) => String(number) === row[id!]!.slice(identifierPrefix));
    if (!person) continue;
    const time = Date.parse(`${row[modified!]!.replace(/^\w+, /, '').replace(',', '')} UTC`);
    const isStale = person.grade !== undefined && person.gradedAt > (Number.isNaN(time) ? 0 : time) + 60_000;
    const value = row[grade!] === '' ? undefined : floatOf(row[grade!]!);
    const isTaken =
      value !== undefined && value >= 0 && value <= maximum && value !== person.grade && !person.isLocked;
    if (isTaken && !isStale) {
      person.grade = value;
      updated += 1;
    }
    if (comment! > 0 && !isStale) person.comment = row[comment!]!;
  }
  return updated;
}

/** The participant and the stored path of a file in a zip of feedback; `undefined` when Moodle drops it. */
export function feedbackInMoodle(path: string, numbers: ReadonlySet<number>): [number, string] | undefined {
  const parts = path.split('/');
  if (/^[.~]/.test(parts.at(-1)!)) return undefined;
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const info = part.split('_');
    if (info.length < 4 || !/^\d+$/.test(info[1]!) || !numbers.has(Number(info[1]))) continue;
    if (`${info[2]}_${info[3]}` !== 'assignsubmission_file') continue;
    return [Number(info[1]), [info.slice(4).join('_'), ...parts].join('/')];
  }
  return undefined;
}

export type Course = {
  readonly students: ReadonlyMap<string, string>;
  /** Points by the heading of an assignment. */
  readonly assignments: ReadonlyMap<string, number>;
  /** Marks by "student heading". */
  readonly marks: ReadonlyMap<string, string>;
};

/** What Canvas would show before it takes a gradebook: marks that change, and what it would create or change besides. */
export function uploadToCanvas(text: string, { students, assignments, marks }: Course) {
  const [header = [], ...rows] = readTable(text).rows;
  if (!header[0]!.includes('Student') || !header[1]!.includes('ID')) throw new Error('Invalid header row');
  const first = header.indexOf('Section') + 1;
  const totals = /Current (Score|Points|Grade)|Final (Score|Points|Grade)|Override (Score|Grade|Status)/;
  const columns = header.flatMap((title, index) =>
    index >= first && !totals.test(title) ? [{ title, index }] : [],
  );
  const changed = new Map<string, string>();
  const surprises = columns.filter(({ title }) => !assignments.has(title)).map(({ title }) => title);
  for (const row of rows) {
    if (row[0]!.includes('Points Possible')) {
      const other = columns.filter(({ title, index }) => assignments.get(title) !== Number(row[index]));
      surprises.push(...other.map(({ title }) => `points of ${title}`));
    } else if (!row.every((cell) => /^\s*(Muted|Manual Posting.*)?\s*$/i.test(cell))) {
      if (!students.has(row[1]!)) surprises.push(`student ${row[0]}`);
      for (const { title, index } of columns) {
        const [was = '', now] = [marks.get(`${row[1]} ${title}`), row[index]!.trim()];
        const isSame = was === now || (now !== '' && Number(was).toFixed(2) === Number(now).toFixed(2));
        if (!isSame) changed.set(`${row[1]} ${title}`, now);
      }
    }
  }
  return { changed, surprises };
}

/** The user and the attachment that a page of a re-uploaded zip is put beside; `undefined` when Canvas ignores it. */
export function feedbackInCanvas(path: string): [string, string] | undefined {
  const tokens = path
    .slice(path.lastIndexOf('/') + 1)
    .split('_')
    .filter((token) => token !== 'LATE');
  if (tokens.at(-1)!.startsWith('link') || path.startsWith('._')) return undefined;
  const [user, attachment] =
    tokens[0] === 'anon' ? tokens.slice(1, 3) : tokens.filter((token) => /^\d+$/.test(token));
  return user !== undefined && attachment !== undefined ? [user, attachment] : undefined;
}
