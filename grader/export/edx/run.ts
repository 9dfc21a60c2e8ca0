/**
 * Grades for Open edX, where a student hands in one text. `edx container`: the text is in the environment, as
 * xqueue-watcher's containers get it (openedx/xqueue-watcher, docs/grader-interface.md). `edx xqueue`: a submission of the
 * queue is on standard input, and the reply goes to standard output, for graders that fetch and answer themselves.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HandingIn } from '../../model.ts';
import type { PackageData } from '../engine/data.ts';
import { ownFolder } from '../engine/own-folder.ts';
import { type PlatformCall, type PlatformRun, type Task, toStandardOutput } from '../engine/task.ts';
import { parseSubmission } from './submission.ts';

/** @throws {Error} for another first argument, and where there is no submission. */
export const runEdx: PlatformRun = ({ args: [way], environment, data }) => {
  if (way === 'container') return taskOf('xqueue-watcher', textFile(data, textIn(environment)), {});
  if (way !== 'xqueue') throw new Error('edx: say `container` or `xqueue`');
  const { response, submittedAt } = parseSubmission(readFileSync(0, 'utf8'));
  return taskOf('edx', textFile(data, response), submittedAt === undefined ? {} : { submittedAt });
};

function taskOf(format: string, submission: string, handingIn: HandingIn): Task {
  return { submission, format, handingIn, remarks: [], deliver: toStandardOutput };
}

/** An empty text is a student's; none at all is not. */
function textIn({ SUBMISSION_CODE: text }: PlatformCall['environment']): string {
  if (text === undefined) throw new Error('edx: SUBMISSION_CODE is not set; xqueue-watcher sets it');
  return text;
}

/** The text as the file that the assignment asks for. */
function textFile({ files }: PackageData, text: string): string {
  const folder = ownFolder();
  writeFileSync(join(folder, files.entries[0] ?? 'submission.ts'), text);
  return folder;
}
