/** A full disk ends the grading of everybody. Nothing can be written. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const diskFill: CodeAttack = {
  kind: 'code',
  number: 59,
  name: 'disk-fill',
  title: 'files until the disk is full',
  family: 'resources',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const fs = node('fs');
  for (const folder of [bait.folder, '/tmp', '/dev/shm', '.']) {
    try { const path = folder + '/' + bait.mark; fs.writeFileSync(path, 'x'.repeat(1e6)); if (folder !== bait.folder) fs.rmSync(path); } catch {}
  }
  return found('the disk');
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
