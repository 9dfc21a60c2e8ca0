/** What an attack is: something hostile that is handed in, and what must come of it. */
import type { Absence, Answer, Limit, SourceFiles } from '../model.ts';

export type Family = 'forging' | 'reading' | 'resources' | 'compile' | 'archive' | 'report';

/** The functions of the assignment that is attacked, see assignment.ts. */
export type FunctionName = 'double' | 'shift' | 'total' | 'rotate' | 'visit' | 'peak';

/** An answer in one word: its kind, why it is missing, or the limit that stopped it. */
export type AnswerWord = 'returned' | 'threw' | 'fault' | Absence['kind'] | Limit['name'];

/** What is laid out on the host for an attack to take: none of it may be taken. */
export type Bait = {
  /** A file with {@link secret}, which also stands in the environment. */
  readonly file: string;
  /** A folder in which nothing may appear. */
  readonly folder: string;
  /** A port of 127.0.0.1 to which nobody may connect. */
  readonly port: number;
  /** The grading process, which must get no signal. */
  readonly pid: number;
  /** Stands in the command line of whatever an attack starts. */
  readonly mark: string;
};

/** The text that only the host knows. */
export const secret = 'canary-4d1f-of-the-grading-host';

/** What attacking code says when it got hold of something outside; built at run time, so no source holds it. */
export const reachedWord = 'REACHED:';

type Named = {
  readonly number: number;
  readonly name: string;
  /** What is tried, in a few words. */
  readonly title: string;
  readonly family: Family;
};

/** Code that is run in a sandbox and judged. */
export type CodeAttack = Named & {
  readonly kind: 'code';
  readonly files: SourceFiles | ((bait: Bait) => SourceFiles);
  /** Run twice in one sandbox: the second run must answer what the first did. */
  readonly again?: true;
  readonly expect: {
    /** The attacked functions: they get no credit, or full credit where the attack only disturbs. */
    readonly attacked: readonly FunctionName[];
    readonly credit: 'none' | 'full';
    /** What the first attacked function's answers may be. */
    readonly answers: readonly AnswerWord[];
    /** The functions that must keep their points. */
    readonly keeps: readonly FunctionName[];
  };
};

/**
 * What is expected where every function is attacked: no credit for any, and for the calls of `double` one of `answers`,
 * or that a busy machine had no time for them.
 */
export function noCreditAnywhere(...answers: readonly AnswerWord[]): CodeAttack['expect'] {
  const attacked: readonly FunctionName[] = ['double', 'shift', 'total'];
  return { attacked, credit: 'none', answers: [...answers, 'callTimeMs'], keeps: [] };
}

/** A zip that is handed in between two honest students. */
export type ArchiveAttack = Named & {
  readonly kind: 'archive';
  readonly bytes: () => Uint8Array;
  /** `reason`: a part of why it is refused. `files`: what alone is read of it, all else being passed over. */
  readonly expect: { readonly reason: string } | { readonly files: readonly string[] };
};

/** What must not stand in HTML pages, on terminals and in JSON documents. */
export type Never = {
  readonly pages?: readonly string[];
  readonly terminals?: readonly string[];
  readonly documents?: readonly string[];
};

/**
 * A text that a student puts wherever a report shows something of the student's; for a hidden plan, wherever code runs
 * that sees the inputs.
 */
export type ReportAttack = Named & {
  readonly kind: 'report';
  readonly text: string;
  readonly visibility: 'public' | 'hidden';
  readonly never: Never;
};

export type Attack = CodeAttack | ArchiveAttack | ReportAttack;

/** An answer in one word. */
export function wordFor(answer: Answer | undefined): AnswerWord {
  if (answer === undefined) return 'fault';
  if (answer.kind === 'missing') return answer.absence.kind;
  return answer.kind === 'stopped' ? answer.limit.name : answer.kind;
}
