import { afterEach, expect, it } from 'vitest';
import { inspectIsolation } from '../../../grader/run/isolation.ts';
import { hasBubblewrap } from '../../machine.ts';

const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
});

it.skipIf(!hasBubblewrap)('reports the strongest level that holds and what was tried', async () => {
  const report = await inspectIsolation();
  expect(report).toMatchObject({
    level: 'bubblewrap',
    bubblewrap: 'works',
    refused: [],
    advice: [],
    nodeVersion: process.versions.node,
  });
  expect(report.tried.length).toBeGreaterThan(20);
});

it('falls back to the isolate without bubblewrap and perl and says what to install', async () => {
  process.env['PATH'] = '/nowhere';
  const report = await inspectIsolation();
  expect(report).toMatchObject({
    level: 'isolate',
    bubblewrap: 'absent',
    refused: [{ level: 'bubblewrap' }, { level: 'container' }],
    advice: ['apt-get install perl-base', 'apt-get install bubblewrap'],
  });
  expect(report.tried.map(({ held }) => held)).toEqual([true, true, true, true, true]);
});
