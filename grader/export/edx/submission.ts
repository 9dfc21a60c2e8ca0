/** A submission as XQueue gives it out (edx-platform, `CodeResponse.get_score`; openedx/xqueue-watcher, grader.py). */

/** What a student wrote, and when, if the queue says so: ISO 8601 in UTC. */
export type EdxSubmission = { readonly response: string; readonly submittedAt: string | undefined };

/**
 * Reads the whole message, whose `xqueue_body` is a JSON text, or that body alone.
 * @throws {SyntaxError} when it is no JSON.
 * @throws {TypeError} when there is no `student_response`.
 */
export function parseSubmission(text: string): EdxSubmission {
  const message = objectIn(text);
  const body = typeof message['xqueue_body'] === 'string' ? objectIn(message['xqueue_body']) : message;
  const { student_response, student_info } = body;
  if (typeof student_response !== 'string') throw new TypeError('edx: the request has no student_response');
  const info = typeof student_info === 'string' ? objectIn(student_info) : {};
  return { response: student_response, submittedAt: timeOf(info['submission_time']) };
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** `20261130174500`, in UTC. */
function timeOf(value: unknown): string | undefined {
  const digits = typeof value === 'string' ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(value) : null;
  if (digits === null) return undefined;
  const [, year, month, day, hour, minute, second] = digits;
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  return Number.isNaN(Date.parse(time)) ? undefined : time;
}
