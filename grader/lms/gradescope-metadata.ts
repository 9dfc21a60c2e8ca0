/** What `submission_metadata.yml` of a Gradescope export says; Ruby wrote it, so its keys are `:name` and the like. */
import { parse } from 'yaml';
import type { Person } from '../model.ts';
import { ListingError } from './platform.ts';
import { filledIds } from './students.ts';

/** One submission: the folder or file that holds it, its people, and when it was handed in (ISO 8601). */
export type Submission = {
  readonly folder: string;
  readonly people: readonly Person[];
  readonly submittedAt?: string;
};

/** The submissions in the file's order. @throws {ListingError} when the text is not what Gradescope writes. */
export function submissionsIn(text: string): Submission[] {
  const document = documentOf(text);
  if (!(document instanceof Map))
    throw new ListingError('submission_metadata.yml holds no submissions; download the export again');
  return [...document].flatMap(([folder, submission]) => {
    // Aliases in a key would stand for a text that never ends.
    if (typeof folder !== 'string') return [];
    const submitters = valueAt(submission, 'submitters');
    const submittedAt = instantOf(textAt(submission, 'created_at'));
    return {
      folder,
      people: Array.isArray(submitters) ? submitters.map(personOf) : [],
      ...(submittedAt === undefined ? {} : { submittedAt }),
    };
  });
}

function documentOf(text: string): unknown {
  try {
    return parseTexts(withoutResults(text));
  } catch {
    // What was left out may be what an alias stands for, or there is a fault that the whole text shows in its place.
  }
  try {
    return parseTexts(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ListingError(`submission_metadata.yml cannot be read: ${reason}; download the export again`);
  }
}

/**
 * Texts only: a school's number keeps its zeros. No limit on aliases, for Ruby shares what is equal, and so does this. Keys
 * are not compared with each other, which takes time that grows with the square of a class.
 */
function parseTexts(text: string): unknown {
  return parse(text, {
    schema: 'failsafe',
    mapAsMap: true,
    logLevel: 'error',
    maxAliasCount: -1,
    uniqueKeys: false,
  });
}

/** The text without what every submission's tests printed, which may be tens of megabytes and is not read here. */
function withoutResults(text: string): string {
  let isRead = true;
  const lines = text.split('\n').filter((line) => {
    const key = /^ {2}:?(\w+):/.exec(line)?.[1];
    if (key !== undefined || /^\S/.test(line)) isRead = key === undefined || readKeys.has(key);
    return isRead;
  });
  return lines.join('\n');
}

const readKeys: ReadonlySet<string> = new Set(['submitters', 'created_at']);

function valueAt(map: unknown, key: string): unknown {
  return map instanceof Map ? (map.get(`:${key}`) ?? map.get(key)) : undefined;
}

function textAt(map: unknown, key: string): string {
  const value = valueAt(map, key);
  return typeof value === 'string' && value !== '~' && value !== 'null' ? value : '';
}

function personOf(submitter: unknown): Person {
  const ids = filledIds({ sis: textAt(submitter, 'sid'), email: textAt(submitter, 'email') });
  return { ids, name: textAt(submitter, 'name') || ids.email || ids.sis || '' };
}

/** "2026-09-24 21:26:01.000000000 Z", or "… -0700" in grades, as ISO 8601; `undefined` without a zone. */
export function instantOf(time: string): string | undefined {
  const [, day, clock, zone, hours, minutes] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d{1,12})? ?(?:(Z|UTC)|([+-]\d\d):?(\d\d))$/.exec(time) ?? [];
  const instant = `${day}T${clock}${zone === undefined ? `${hours}:${minutes}` : 'Z'}`;
  return Number.isNaN(Date.parse(instant)) ? undefined : instant;
}
