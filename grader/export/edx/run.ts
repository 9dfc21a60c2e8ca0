/**
 * Grades for Open edX, where a student hands in one text. `edx container`: the text is in the environment, as
 * xqueue-watcher's containers get it (openedx/xqueue-watcher, docs/grader-interface.md). `edx xqueue`: a submission of the
 * queue is on standard input, and the reply goes to standard output, for graders that fetch and answer themselves.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HandingIn } from '../../model.ts';
import type { PackageData } from '../engine/data.ts';
import { type PlatformRun, type Task, toStandardOutput } from '../engine/task.ts';
import { parseSubmission } from './submission.ts';

/** @throws {Error} for another first argument, and for input that is no submission. */
export const runEdx: PlatformRun = ({ args: [way], environment, data }) => {
  if (way === 'container')
    return taskOf('xqueue-watcher', textFile(data, environment['SUBMISSION_CODE'] ?? ''), {});
  if (way !== 'xqueue') throw new Error('edx: say `container` or `xqueue`');
  const { response, submittedAt } = parseSubmission(readFileSync(0, 'utf8'));
  return taskOf('edx', textFile(data, response), submittedAt === undefined ? {} : { submittedAt });
};

function taskOf(format: string, submission: string, handingIn: HandingIn): Task {
  return { submission, format, handingIn, remarks: [], deliver: toStandardOutput };
}

/** The text as the file that the assignment asks for, in a folder that is gone at the end. */
function textFile({ files }: PackageData, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-text-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, files.entries[0] ?? 'submission.ts'), text);
  return folder;
}
