import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { IntakeError, readSubmission } from '../../../grader/intake/intake.ts';

const folder = mkdtempSync(join(tmpdir(), 'gradecheck-cause-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function causeOf(path: string): Promise<unknown> {
  const expected = { files: ['adam.ts'], given: {}, elsewhere: new Map<string, string>() };
  const error = await readSubmission(path, expected).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(IntakeError);
  return (error as IntakeError).cause;
}

describe('the cause of what cannot be read', () => {
  it('is the system where the path is not there or not to be read', async () => {
    expect(await causeOf(join(folder, 'nowhere'))).toMatchObject({ code: 'ENOENT' });
    // Root may read everything.
    if (process.getuid?.() === 0) return;
    const closed = join(folder, 'adam.ts');
    writeFileSync(closed, 'export {};');
    chmodSync(closed, 0);
    expect(await causeOf(closed)).toMatchObject({ code: 'EACCES' });
  });

  it('is nobody else where a student handed in what is no submission', async () => {
    const zip = join(folder, 'adam.zip');
    writeFileSync(zip, 'PK, or so they say');
    expect(await causeOf(zip)).toBeUndefined();
  });
});
