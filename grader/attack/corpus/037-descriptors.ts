/** Descriptors that were left open lead to logs, sockets and the answers themselves. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const descriptors: CodeAttack = {
  kind: 'code',
  number: 37,
  name: 'descriptors',
  title: 'every open descriptor read and written',
  family: 'reading',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const fs = node('fs');
  for (let fd = 0; fd < 64; fd += 1) { try { fs.writeSync(fd, '{"kind":"end"}\\n'); } catch {} }
  return found('descriptors');
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
