import { describe, expect, it } from 'vitest';
import { parseSubmission } from '../../../grader/export/edx/submission.ts';

const info = (submission_time: unknown) => JSON.stringify({ anonymous_student_id: 'a1', submission_time });
const body = (changed: object) => JSON.stringify({ student_response: 'export {};', ...changed });

describe('parseSubmission', () => {
  it('reads the message of a queue and its body alone', () => {
    const inner = body({ student_info: info('20261130174500'), grader_payload: '{}' });
    const expected = { response: 'export {};', submittedAt: '2026-11-30T17:45:00Z' };
    expect(parseSubmission(inner)).toEqual(expected);
    expect(parseSubmission(JSON.stringify({ xqueue_body: inner, xqueue_files: '{}' }))).toEqual(expected);
  });

  it.each([[undefined], [20261130174500], ['yesterday'], ['20261399999999'], ['2026-11-30']])(
    'does not know when from %j',
    (time) => {
      expect(parseSubmission(body({ student_info: info(time) })).submittedAt).toBeUndefined();
    },
  );

  it('refuses what is no submission', () => {
    expect(() => parseSubmission('{}')).toThrow(TypeError);
    expect(() => parseSubmission('null')).toThrow(TypeError);
    expect(() => parseSubmission('export {};')).toThrow(SyntaxError);
  });
});
