/** Inputs and answers on platforms whose sanitiser leaves plain elements alone. */
import { expect, it } from 'vitest';
import { callsHtml } from '../../../grader/format/calls-html.ts';
import type { Result, ResultCall } from '../../../grader/model.ts';
import { phrases } from '../../../grader/report/words/phrases.ts';
import { requireWellFormed } from './well-formed.ts';

const call: ResultCall = {
  fn: 'double',
  args: [{ kind: 'value', value: [1, 2] }],
  expected: [2, 4],
  got: [2, 5],
};

const resultWith = (verdict: Result['verdict'], calls?: readonly ResultCall[]): Result => ({
  id: 'double-all',
  fn: 'double',
  title: 'every number doubled',
  lesson: '1.1',
  points: 3,
  earned: 0,
  verdict,
  ...(calls && { calls }),
});

it('shows what was asked, expected and answered, without an attribute, and what differs in bold', () => {
  const html = callsHtml(resultWith({ kind: 'wrong', findings: [] }, [call]), phrases.en);
  expect(html).toContain('<th>expected</th>');
  expect(html).toContain('<td><strong>5</strong></td>');
  expect(html).not.toMatch(/<\w+\s/);
  requireWellFormed(`<div>${html}</div>`);
});

it('holds whatever a student answers', () => {
  const got = { '<b x="1">': '</td><script>alert(1)</script>', '"': ['<img src=x onerror=y>'] };
  const html = callsHtml(resultWith({ kind: 'wrong', findings: [] }, [{ ...call, got }]), phrases.zh);
  expect(html).not.toMatch(/<script|<img|<b[ >]/);
  requireWellFormed(`<div>${html}</div>`);
});

it('tells nothing of a check that is right, nor of one whose calls the report keeps to itself', () => {
  expect(callsHtml(resultWith({ kind: 'right', findings: [] }, [call]), phrases.en)).toBe('');
  expect(callsHtml(resultWith({ kind: 'wrong', findings: [] }), phrases.en)).toBe('');
});
