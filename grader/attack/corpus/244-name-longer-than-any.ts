/** A folder of that name cannot be made, which would end the class. */
import type { ReportAttack } from '../attack.ts';

export const nameLongerThanAny: ReportAttack = {
  kind: 'report',
  number: 244,
  name: 'name-longer-than-any',
  title: 'a name that no disk takes',
  family: 'report',
  text: `${'深'.repeat(300)}${'x'.repeat(300)}`,
  visibility: 'public',
  never: { pages: ['href="gradecheck', 'href="../'] },
};
