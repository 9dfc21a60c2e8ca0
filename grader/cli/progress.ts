import { type Progress, showProgress } from '../batch/progress.ts';
import { whenInterrupted } from './endings.ts';

/** Progress over `total` submissions on standard error. Who interrupts it is told that what the ledger has is not lost. */
export function tellProgress(total: number): Progress {
  const progress = showProgress(total, process.stderr);
  const forget = whenInterrupted(() => {
    progress.end();
    process.stderr.write('interrupted: what was graded is kept; the same command goes on from there\n');
  });
  const end = () => {
    forget();
    progress.end();
  };
  return { done: progress.done, end };
}
