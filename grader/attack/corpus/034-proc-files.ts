/** /proc shows the command line, the environment and the open files of the parent. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const procFiles: CodeAttack = {
  kind: 'code',
  number: 34,
  name: 'proc-files',
  title: 'environment and memory maps of the grader in /proc',
  family: 'reading',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const fs = node('fs');
  const names = ['environ', 'cmdline', 'maps', 'mountinfo', 'fd'];
  const texts = [bait.pid, 'self'].flatMap((pid) => names.map((name) => { try { return fs.readFileSync('/proc/' + pid + '/' + name, 'utf8'); } catch { return ''; } }));
  return found(texts.join().slice(0, 100000));
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
