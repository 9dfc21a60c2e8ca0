/** Grades as Dodona asks a judge to: a JSON object on standard input says where the submission lies. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlatformRun, toStandardOutput } from '../engine/task.ts';

/** `dodona`. @throws {Error} when standard input names no submission. */
export const runDodona: PlatformRun = ({ data }) => ({
  submission: named(data.files.entries[0] ?? '', sourceIn(readFileSync(0, 'utf8'))),
  format: 'dodona',
  handingIn: {},
  remarks: [],
  deliver: toStandardOutput,
});

/** The path of the submission: `source` of what SubmissionRunner#compose_config sends. */
function sourceIn(order: string): string {
  const { source }: { source?: unknown } = JSON.parse(order);
  if (typeof source !== 'string') throw new Error('Dodona named no source');
  return source;
}

/** Dodona's file has no name of its own; an import of it, and a report, has the one that the assignment asks for. */
function named(entry: string, source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-dodona-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, entry);
  copyFileSync(source, path);
  return path;
}
