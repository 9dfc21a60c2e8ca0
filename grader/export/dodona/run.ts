/** Grades as Dodona asks a judge to: a JSON object on standard input says where the submission lies. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from '../engine/own-folder.ts';
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
  const path = join(ownFolder(), entry);
  copyFileSync(source, path);
  return path;
}
