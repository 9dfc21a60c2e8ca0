/** Measures what all students of an assignment are told. */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildPlan } from '../../grader/plan/build.ts';
import { loadAssignment, loadPublicCode } from '../../grader/plan/load.ts';
import { openSandbox } from '../../grader/run/sandbox.ts';
import { readStudents } from './corpus.ts';
import { hear, secretAt, type Told, type ToldTable } from './told.ts';

/** What was told with each secret, and the English sentence of each name. */
export type Measured = { readonly told: ToldTable; readonly sentences: Readonly<Record<string, string>> };

/** Grades every submission of an assignment with the hidden plans of so many secrets. */
export async function measure(slug: string, secrets: number): Promise<Measured> {
  const assignment = await loadAssignment(slug);
  const plans = Array.from({ length: secrets }, (_, index) =>
    buildPlan(assignment, secretAt(index), 'hidden'),
  );
  const sandbox = await openSandbox({ code: loadPublicCode(slug), limits: assignment.manifest.limits });
  const told: Record<string, readonly Told[]> = {};
  let sentences: Measured['sentences'] = {};
  try {
    for (const student of await readStudents(slug)) {
      const heard = await hear(student, plans, sandbox);
      told[student.name] = heard.told;
      sentences = { ...sentences, ...heard.sentences };
    }
  } finally {
    await sandbox.close();
  }
  return { told, sentences };
}

/**
 * Measures assignments, as many side by side as there are cores, each in a process of its own: TensorFlow.js keeps its
 * engine on the global object. `done` is called with each as soon as it is measured.
 * @throws {Error} when one of the processes fails; it has said why on standard error.
 */
export async function measureAll(
  slugs: readonly string[],
  secrets: number,
  done: (slug: string, measured: Measured) => Promise<void>,
): Promise<void> {
  const queue = slugs.values();
  const workThroughQueue = async () => {
    for (const slug of queue) await done(slug, await measureApart(slug, secrets));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, workThroughQueue));
}

function measureApart(slug: string, secrets: number): Promise<Measured> {
  const path = fileURLToPath(new URL('./measure-process.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = fork(path, [slug, String(secrets)]);
    child.once('message', (measured) => resolve(measured as Measured));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`measuring ${slug} ended with ${code}`)));
  });
}
