/** For platforms that only want to know where things lie: `plain FORMAT SUBMISSION [RESULTS]`. */
import { intoFolder, type PlatformRun, toStandardOutput } from '../engine/task.ts';

/** Results go into the folder RESULTS, or, without it, to standard output at the end. */
export const runPlain: PlatformRun = ({ args: [format = '', submission = '', results] }) => ({
  submission,
  format,
  handingIn: {},
  remarks: [],
  deliver: results === undefined ? toStandardOutput : intoFolder(results),
});
