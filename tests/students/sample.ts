/** The part of the corpus that is graded each day. */
import type { Plan, Sandbox } from '../../grader/model.ts';
import { readStudents } from './corpus.ts';
import { hear, knownTold, readTold, type Told } from './told.ts';

/** Every so many-th wrong submission is in the sample. */
const sampleStep = 12;

type Graded = Readonly<Record<string, readonly (Told | undefined)[]>>;

/** What the sample is told, and what the table says: all right ones by the first plan, some wrong ones by all. */
export async function gradeSample(
  slug: string,
  { plans, sandbox }: { plans: readonly Plan[]; sandbox: Sandbox },
): Promise<{ told: Graded; known: Graded }> {
  const table = readTold(slug);
  const students = await readStudents(slug);
  const right = students.filter(({ slip }) => slip === undefined);
  const wrong = students
    .filter(({ slip }) => slip !== undefined)
    .filter((_, index) => index % sampleStep === 0);
  const told: Record<string, readonly Told[]> = {};
  const known: Record<string, readonly (Told | undefined)[]> = {};
  for (const student of [...right, ...wrong]) {
    const by = student.slip === undefined ? plans.slice(0, 1) : plans;
    told[student.name] = (await hear(student, by, sandbox)).told;
    known[student.name] = by.map((_, index) => knownTold(table, student.name, index));
  }
  return { told, known };
}
