/** A page that shows a text as it is runs what is in it. */
import type { ReportAttack } from '../attack.ts';

export const markup: ReportAttack = {
  kind: 'report',
  number: 96,
  name: 'markup',
  title: 'elements, attributes and comments',
  family: 'report',
  text: `"><script>alert(1)</script><img src=x onerror='alert(1)'><svg/onload=alert(1)></style><!--</title>`,
  visibility: 'public',
  never: { pages: ['<script', '<img', '<svg/', "onerror='"] },
};
