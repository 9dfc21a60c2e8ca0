/** As a path it would replace the list that says which files are ours to remove. */
import type { ReportAttack } from '../attack.ts';

export const namedAsTheList: ReportAttack = {
  kind: 'report',
  number: 241,
  name: 'named-as-the-list',
  title: 'a name that is the list of our files',
  family: 'report',
  text: '../gradecheck-files.json',
  visibility: 'public',
  never: { pages: ['href="gradecheck', 'href="../'] },
};
