/** The side of each platform that runs there, by the name with which its package starts the engine. */

import { runClassroom50 } from './classroom50/run.ts';
import { runDodona } from './dodona/run.ts';
import { runEdx } from './edx/run.ts';
import type { PlatformRun } from './engine/task.ts';
import { runGithub } from './github/run.ts';
import { runGradescope } from './gradescope/run.ts';
import { runPlain } from './plain/run.ts';
import { runSubmitty } from './submitty/run.ts';

export const runs: Readonly<Record<string, PlatformRun>> = {
  gradescope: runGradescope,
  dodona: runDodona,
  plain: runPlain,
  submitty: runSubmitty,
  edx: runEdx,
  classroom50: runClassroom50,
  github: runGithub,
};
