/** As a folder it would be taken for what a killed run left behind, and removed with all in it. */
import type { ReportAttack } from '../attack.ts';

export const namedAsAStage: ReportAttack = {
  kind: 'report',
  number: 242,
  name: 'named-as-a-stage',
  title: 'a name that is a stage of the output folder',
  family: 'report',
  text: '.gradecheck-partial.localhost.1.1/../..',
  visibility: 'public',
  never: { pages: ['href="gradecheck', 'href="../'] },
};
