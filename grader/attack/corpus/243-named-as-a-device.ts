/** A report that is written to a device is lost, or never comes to its end. */
import type { ReportAttack } from '../attack.ts';

export const namedAsADevice: ReportAttack = {
  kind: 'report',
  number: 243,
  name: 'named-as-a-device',
  title: 'names of devices, on Windows and here',
  family: 'report',
  text: 'COM1.html\\..\\/dev/full',
  visibility: 'public',
  never: { pages: ['href="gradecheck', 'href="../'] },
};
