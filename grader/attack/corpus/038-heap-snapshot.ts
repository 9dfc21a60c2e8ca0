/** What the process holds can be searched for expected values. It holds none, and the inspector is out of reach. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const heapSnapshot: CodeAttack = {
  kind: 'code',
  number: 38,
  name: 'heap-snapshot',
  title: 'heap snapshot and inspector of the own process',
  family: 'reading',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const { Session } = node('inspector');
  const session = new Session();
  session.connect();
  session.post('Runtime.evaluate', { expression: 'process.env' });
  return found('the inspector' + node('v8').getHeapSnapshot());
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
