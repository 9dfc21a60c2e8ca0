/** A double fork with setsid leaves the process group that the grader kills. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const daemon: CodeAttack = {
  kind: 'code',
  number: 54,
  name: 'daemon',
  title: 'a program in a session of its own that ignores signals',
  family: 'resources',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const { spawnSync } = node('child_process');
  const { execPath } = node('process');
  const stay = "process.on('SIGTERM', () => {}); setTimeout(() => {}, 20000)";
  const start = 'require("child_process").spawn(process.execPath, process.argv.slice(1), { detached: true, stdio: "ignore" }).unref()';
  spawnSync(execPath, ['-e', start, '--', '-e', stay, bait.mark], { stdio: 'ignore' });
  return found('a daemon');
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
