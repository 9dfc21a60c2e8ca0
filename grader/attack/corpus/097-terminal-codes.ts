/**
 * A terminal obeys: it clears the screen, sets its title, fills the clipboard, or turns the text around. A
 * document is printed on one, too.
 */
import type { ReportAttack } from '../attack.ts';

export const terminalCodes: ReportAttack = {
  kind: 'report',
  number: 97,
  name: 'terminal-codes',
  title: 'escape sequences, C1 codes and bidi controls',
  family: 'report',
  text: '\u001b[2J\u001b]0;owned\u0007\u001b]52;c;b3duZWQ=\u0007\u009b31m\u202eevil\u2066\u0008\u0008\r100/100',
  visibility: 'public',
  never: { terminals: ['\u001b', '\u009b', '\u202e', '\u0008'] },
};
