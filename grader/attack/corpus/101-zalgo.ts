/** A page that is unreadable, invalid or too large. */
import type { ReportAttack } from '../attack.ts';

export const zalgo: ReportAttack = {
  kind: 'report',
  number: 101,
  name: 'zalgo',
  title: 'stacked marks, half characters and a line of a mebibyte',
  family: 'report',
  text: `${'e\u0301\u0302\u0303\u0304\u0305\u0306\u0307'.repeat(50)}\ud800${'long '.repeat(30_000)}`,
  visibility: 'public',
  never: {
    pages: ['\u0304\u0305\u0306', '\ud800', 'long '.repeat(5000)],
    terminals: ['\u0304\u0305\u0306', '\ud800', 'long '.repeat(5000)],
  },
};
