/** What students are told: measured by grading them, and kept in a table that says what was told before. */
import { grade } from '../../grader/grade.ts';
import type { Plan, Sandbox } from '../../grader/model.ts';
import { readData, type Student } from './corpus.ts';

/** What one plan tells a submission; `names` are mistakes, each as `function: mistake`, in the order of the checks. */
export type Told = { readonly points: number; readonly names: readonly string[] };

/** By submission: what is told with one secret after the other; one entry where all of them tell the same. */
export type ToldTable = Readonly<Record<string, readonly Told[]>>;

/** How many secrets a table has. */
export const tableSecrets = 3;

/** The seed of the hidden plan of the secret at `index`. */
export function secretAt(index: number): string {
  return `hidden seed ${index}`;
}

/** What was told, and the English sentence of each name. */
export type Heard = { readonly told: readonly Told[]; readonly sentences: Readonly<Record<string, string>> };

/** Grades a submission with one plan after the other. @throws {Error} when the grader itself fails. */
export async function hear(
  { name, files }: Student,
  plans: readonly Plan[],
  sandbox: Sandbox,
): Promise<Heard> {
  const told: Told[] = [];
  const sentences: Record<string, string> = {};
  for (const plan of plans) {
    const names = new Set<string>();
    let points = 0;
    const { verdicts } = await grade(plan, { files }, sandbox);
    for (const [index, check] of plan.checks.entries()) {
      const verdict = verdicts[index];
      if (verdict === undefined || verdict.kind === 'fault') throw new Error(`${name}: ${verdict?.reason}`);
      if (verdict.kind === 'right') points += check.points;
      if (verdict.kind !== 'mistake') continue;
      names.add(`${check.fn}: ${verdict.mistake}`);
      sentences[`${check.fn}: ${verdict.mistake}`] = verdict.text.en;
    }
    told.push({ points, names: [...names] });
  }
  return { told, sentences };
}

/** The table of an assignment as it is kept; empty when there is none yet. */
export function readTold(slug: string): ToldTable {
  return readData<ToldTable>(slug, 'told.json') ?? {};
}

/** What the table says of a submission with the secret at `index`. */
export function knownTold(table: ToldTable, name: string, index: number): Told | undefined {
  const known = table[name] ?? [];
  return known.length === 1 ? known[0] : known[index];
}

/** What is kept of what was told with the first secrets. */
export function keptOf(told: readonly Told[]): readonly Told[] {
  const first = told.slice(0, tableSecrets);
  return first.every((one) => isSame(one, first[0])) ? first.slice(0, 1) : first;
}

/** Whether two secrets told the same. */
export function isSame(one: Told | undefined, other: Told | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
