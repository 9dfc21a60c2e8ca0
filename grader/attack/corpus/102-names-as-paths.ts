/** It becomes a folder of the output, an argument or a key. */
import type { ReportAttack } from '../attack.ts';

export const namesAsPaths: ReportAttack = {
  kind: 'report',
  number: 102,
  name: 'names-as-paths',
  title: 'a name that is a path, an option and a prototype',
  family: 'report',
  text: '../../-rf CON __proto__ =1+1',
  visibility: 'public',
  never: { pages: ['href="../../'] },
};
