/**
 * On several platforms the results of a grading are a file that the student's process can write. Nothing can be
 * written, and no file is read.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const resultsFile: CodeAttack = {
  kind: 'code',
  number: 23,
  name: 'results-file',
  title: 'an exit hook that writes the results',
  family: 'forging',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const fs = node('fs');
  const write = () => {
    for (const name of ['results.json', '../results.json', 'report.json']) {
      try { fs.writeFileSync(bait.folder + '/' + name, JSON.stringify({ score: 100 })); } catch {}
    }
  };
  node('process').on('exit', write);
  write();
  return found('the disk');
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
