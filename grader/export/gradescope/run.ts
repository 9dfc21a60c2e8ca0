/** Grades where Gradescope lays things out: everything below `/autograder`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormatFile } from '../../model.ts';
import { onOneLine } from '../../output/error.ts';
import type { PackageData } from '../engine/data.ts';
import { intoFolder, type PlatformRun, type Task } from '../engine/task.ts';
import { type Metadata, objectOf, parseMetadata } from './metadata.ts';
import { type Allowed, allowedBy } from './rate.ts';
import { tooOften } from './words.ts';

/** `gradescope [ROOT]`. */
export const runGradescope: PlatformRun = ({ args: [root = '/autograder'], data }) => {
  const metadata = readMetadata(join(root, 'submission_metadata.json'));
  const { rateLimit } = data.settings;
  const allowed = rateLimit && allowedBy(rateLimit, metadata);
  const write = intoFolder(join(root, 'results'));
  const deliver: Task['deliver'] = (files, isFinal) =>
    write(allowed ? files.map((file) => withRecord(file, metadata, allowed)) : files, isFinal);
  const task = { ...taskOf(root, metadata), deliver };
  return allowed?.nextAt === undefined
    ? task
    : { ...task, instead: [refusal(data, metadata, allowed.nextAt)] };
};

/** A container without the file, as when an instructor tries the package by hand, is graded without its times. */
function readMetadata(path: string): Metadata {
  try {
    return parseMetadata(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = onOneLine((error as Error).message);
    process.stderr.write(`gradecheck: ${path}: ${reason}; graded without its times\n`);
    return { submittedAt: undefined, dueAt: undefined, earlier: [] };
  }
}

function taskOf(root: string, { submittedAt, dueAt }: Metadata): Omit<Task, 'deliver'> {
  return {
    submission: join(root, 'submission'),
    format: 'gradescope',
    handingIn: submittedAt === undefined ? {} : { submittedAt },
    ...(dueAt === undefined ? {} : { deadline: dueAt }),
    remarks: [],
  };
}

/** The results with the times of what was graded so far: Gradescope hands them to the next run. */
function withRecord(
  { name, text }: FormatFile,
  { submittedAt }: Metadata,
  { before, nextAt }: Allowed,
): FormatFile {
  const results = objectOf(JSON.parse(text));
  const isGraded = 'score' in results && nextAt === undefined && submittedAt !== undefined;
  const extra = objectOf(results['extra_data']);
  const gradecheck = {
    ...objectOf(extra['gradecheck']),
    counted: isGraded ? [...before, submittedAt] : before,
  };
  const whole = { ...results, extra_data: { ...extra, gradecheck } };
  return { name, text: `${JSON.stringify(whole, null, 2)}\n` };
}

/** What was graded last stays as it is, with a word on why there is nothing new; no score where there was none. */
function refusal({ settings }: PackageData, { earlier }: Metadata, nextAt: string): FormatFile {
  const results = objectOf(earlier.at(-1)?.results);
  const { score } = earlier.findLast((one) => !one.isFailed && one.score !== undefined) ?? {};
  const output = tooOften[settings.language](settings.rateLimit ?? { submissions: 0, hours: 0 }, nextAt);
  const kept = 'score' in results ? results : { ...(score !== undefined && { score }) };
  return { name: 'results.json', text: JSON.stringify({ ...kept, output, output_format: 'text' }) };
}
