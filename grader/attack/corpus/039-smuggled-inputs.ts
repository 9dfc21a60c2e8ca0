/**
 * What code prints and throws while it sees hidden inputs would carry them to the student. A hidden report shows
 * neither.
 */
import type { ReportAttack } from '../attack.ts';

export const smuggledInputs: ReportAttack = {
  kind: 'report',
  number: 39,
  name: 'smuggled-inputs',
  title: 'hidden inputs in messages and console output',
  family: 'report',
  text: 'SMUGGLED ',
  visibility: 'hidden',
  never: { pages: ['SMUGGLED'], terminals: ['SMUGGLED'], documents: ['SMUGGLED'] },
};
