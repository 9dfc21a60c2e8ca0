/** Gradescope's `submission_metadata.json` (its documentation: submission_metadata.md). */

/** An earlier handing in; `results` are those of the latest only. */
export type Earlier = {
  readonly submittedAt: string;
  readonly score: number | undefined;
  readonly isFailed: boolean;
  readonly results: unknown;
};

/** What the grader needs of it. Times are ISO 8601 with a zone. */
export type Metadata = {
  readonly submittedAt: string | undefined;
  /** The latest date that any of the submitters has: an extension of one is one of the group. */
  readonly dueAt: string | undefined;
  /** By time. */
  readonly earlier: readonly Earlier[];
};

/** Reads the file's text. What is not there, or not of the documented type, is left out. @throws {SyntaxError} */
export function parseMetadata(text: string): Metadata {
  const document = objectOf(JSON.parse(text));
  const ofAll = timeOf(objectOf(document['assignment'])['due_date']);
  const ofUsers = listOf(document['users']).map((user) =>
    timeOf(objectOf(objectOf(user)['assignment'])['due_date']),
  );
  return {
    submittedAt: timeOf(document['created_at']),
    dueAt: latest([ofAll, ...ofUsers]),
    earlier: listOf(document['previous_submissions']).flatMap(earlierOf).sort(byTime),
  };
}

function earlierOf(entry: unknown): Earlier[] {
  const { submission_time, score, autograder_error, results } = objectOf(entry);
  const submittedAt = timeOf(submission_time);
  if (submittedAt === undefined) return [];
  const points = typeof score === 'string' ? Number(score) : score;
  const known = typeof points === 'number' && Number.isFinite(points) ? points : undefined;
  return [{ submittedAt, score: known, isFailed: autograder_error === true, results }];
}

const byTime = (a: Earlier, b: Earlier) => Date.parse(a.submittedAt) - Date.parse(b.submittedAt);

/** An object's members; none of what is no object. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A list's items; none of what is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function timeOf(value: unknown): string | undefined {
  return typeof value === 'string' && Number.isFinite(Date.parse(value)) ? value : undefined;
}

function latest(times: readonly (string | undefined)[]): string | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.reduce<string | undefined>(
    (last, time) => (last === undefined || Date.parse(time) > Date.parse(last) ? time : last),
    undefined,
  );
}
