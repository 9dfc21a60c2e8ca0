import { afterEach, expect, it } from 'vitest';
import { inspectIsolation } from '../../../grader/run/isolation.ts';

const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
});

it('proves that the box holds against reading, writing, connecting, starting and signalling', async () => {
  const report = await inspectIsolation();
  expect(report).toMatchObject({
    level: 'bubblewrap',
    bubblewrap: 'works',
    advice: [],
    nodeVersion: process.versions.node,
  });
  expect(report.tried.map(({ name, held }) => [name, held])).toEqual([
    ['read a file of the host', true],
    ['write a file', true],
    ['start a program of the host', true],
    ['signal the host', true],
    ['connect to the host', true],
  ]);
});

it('falls back to the isolate without bubblewrap and says what to install', async () => {
  process.env['PATH'] = '/nowhere';
  const report = await inspectIsolation();
  expect(report).toMatchObject({
    level: 'isolate',
    bubblewrap: 'absent',
    advice: ['apt-get install bubblewrap'],
  });
  expect(report.tried.every(({ held }) => held)).toBe(true);
});
