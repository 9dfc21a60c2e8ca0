/** A box is the same whatever umask the grader was started with. */
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../../grader/run/box/programs.ts';
import { tryFromBox } from '../../../grader/run/box/try-box.ts';
import { inspectIsolation } from '../../../grader/run/isolation.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { boxLevels, hasBubblewrap, wallLevels } from '../../machine.ts';

let before = 0;
beforeAll(() => {
  before = process.umask(0o077);
});
afterAll(() => void process.umask(before));

describe('with umask 077', () => {
  it.each(wallLevels)('%s runs a submission', async (isolation) => {
    const code = { entries: { 'one.ts': ['one'] }, sources: {} };
    const sandbox = await openSandbox({ code, isolation });
    const answers = await sandbox.run({ 'one.ts': 'export const one = () => 1;' }, [
      { id: 'c', fn: 'one', target: 'student', uses: [], args: [] },
    ]);
    await sandbox.close();
    expect(answers).toMatchObject({ c: { kind: 'returned', value: 1 } });
  });

  it.each(boxLevels)('every wall of %s holds', async (level) => {
    const tried = await tryFromBox(level);
    expect(tried.filter(({ held }) => !held)).toEqual([]);
  });
});

it.skipIf(!hasBubblewrap)('namespaces are not blamed for what has another reason', async () => {
  const programs = mkdtempSync(join(tmpdir(), 'gradecheck-programs-'));
  chmodSync(programs, 0o755);
  symlinkSync(findProgram('bwrap')!, join(programs, 'bwrap'));
  const path = process.env['PATH'];
  process.env['PATH'] = programs;
  try {
    const { bubblewrap, refused, advice } = await inspectIsolation();
    expect(bubblewrap).toBe('broken');
    expect(refused[0]).toMatchObject({ level: 'bubblewrap', reason: expect.stringMatching(/^perl is not/) });
    expect(advice.join('\n')).toMatch(/perl-base[\s\S]*bubblewrap can make namespaces here/);
    expect(advice.join('\n')).not.toContain('sysctl');
  } finally {
    process.env['PATH'] = path;
    rmSync(programs, { recursive: true });
  }
});
