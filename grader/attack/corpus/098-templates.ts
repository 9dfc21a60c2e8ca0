/** A text that becomes part of a template is run as one. */
import type { ReportAttack } from '../attack.ts';

export const templates: ReportAttack = {
  kind: 'report',
  number: 98,
  name: 'templates',
  title: 'templates, format strings and replacement patterns',
  family: 'report',
  text: `{{constructor.constructor "return process"}}{{{style}}}<%= process.env %>\${process.env}%s%n $& $\` $1 {{> check}}`,
  visibility: 'public',
  never: { pages: ['[object', '.masthead { color: red'], terminals: ['[object'] },
};
