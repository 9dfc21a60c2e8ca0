import type { ClassGrading, GradedClass, Settings } from '../ledger/documents.ts';
import { counted } from '../lms/listing.ts';
import { onOneLine } from '../output/error.ts';

/** What makes it another grading of a class, and not the next one of the same. */
const deciding = ['assignment', 'visibility', 'plan', 'term', 'seeds'] as const satisfies (keyof Settings)[];

/** That the pages of another class, assignment or plan are replaced, and how they come back; empty where they were none. */
export function tellReplaced(before: ClassGrading | undefined, now: GradedClass, out: string): string {
  if (before === undefined) return '';
  const ids = new Set(now.roll.members.map(({ id }) => id));
  const isSame =
    deciding.every((setting) => before.settings[setting] === now.settings[setting]) &&
    before.roll.members.every(({ id }) => ids.has(id));
  if (isSame) return '';
  const { settings, roll } = before;
  const who = `${settings.assignment}, ${settings.visibility} plan, ${counted(roll.members.length, 'member')}`;
  const folder = onOneLine(out);
  return `${folder}: the pages of the class before (${who}) are replaced; \`gradecheck regrade ${folder} --undo\` brings them back\n`;
}
