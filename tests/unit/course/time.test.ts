import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../grader/course/time.ts';

const utc = Date.UTC(2027, 0, 15, 15, 59);

describe('a time', () => {
  it.each([
    ['2027-01-15T15:59Z', utc],
    ['2027-01-15T15:59:00Z', utc],
    ['2027-01-15T23:59:00+08:00', utc],
    ['2027-01-15T10:29:00-05:30', utc],
    ['2027-01-15T15:59:01.250Z', utc + 1250],
    ['2027-01-15T15:59:01.250000000Z', utc + 1250],
  ])('%s is an instant', (text, ms) => {
    expect(instantOf(text)?.ms).toBe(ms);
  });

  it('without a zone has none', () => {
    expect(instantOf('2027-01-15T15:59')).toEqual({ ms: utc, offsetMs: 0 });
  });

  it.each([
    '2027-02-30T12:00Z',
    '2027-01-15T24:00Z',
    '2027-01-15T12:60Z',
    '2027-01-15T12:00:60Z',
    '2027-01-15T12:00+15:00',
    '2027-01-15T12:00+08',
    '2027-01-15 12:00Z',
    '2027-01-15',
    '15.01.2027, 12:00',
    '',
  ])('%j is none', (text) => {
    expect(instantOf(text)).toBeUndefined();
  });
});
