/** For platforms that hand over one text without a name: a folder in which it gets the name that the assignment asks for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a folder that is gone when this process ends. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-handed-in-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
