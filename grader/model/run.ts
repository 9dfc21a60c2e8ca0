/** What the sandbox is given, and what it says. */

import type { Answers } from './answer.ts';
import type { SourceFiles } from './intake.ts';
import type { Call } from './plan.ts';

/** An npm package that an assignment may let its students import. */
export type PackageName = '@tensorflow/tfjs';

/** The assignment's own public code, which goes into the sandbox beside the submission. */
export type PublicCode = {
  /** Entry file → the functions it must export. */
  readonly entries: Readonly<Record<string, readonly string[]>>;
  /** Packages that the submission and the assignment's own code may import by name. */
  readonly packages?: readonly PackageName[];
  /** `library/network.ts`, `measures/probing.ts` and the like, `assignment/driver.ts`, `assignment/probes.ts`: path → source. */
  readonly sources: SourceFiles;
};

/** What a submission may use; how each is measured and its default stand in grader/run/limits.ts. */
export type Limits = {
  readonly callTimeMs: number;
  readonly submissionTimeMs: number;
  readonly memoryMb: number;
  readonly answerBytes: number;
  readonly valueCount: number;
  readonly valueDepth: number;
  readonly consoleBytes: number;
  readonly answersMb: number;
};

/** How strongly student code is held, strongest first. */
export type IsolationLevel = 'bubblewrap' | 'container' | 'isolate' | 'local';

/** Is told the answers so far each time there is one more. They are not final: what a clock stopped is run again. */
export type Hear = (answers: Answers) => void;

export type Sandbox = {
  readonly level: IsolationLevel;
  /** Runs one submission. Never rejects for anything a submission does. */
  run(files: SourceFiles, calls: readonly Call[], hear?: Hear): Promise<Answers>;
  close(): Promise<void>;
};
