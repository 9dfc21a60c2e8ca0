import type {
  Answer,
  Answers,
  Argument,
  Call,
  IsolationLevel,
  Sandbox,
  SourceFiles,
} from '../../../grader/model.ts';
import { openSandbox, type SandboxOptions } from '../../../grader/run/sandbox.ts';
import type { Value } from '../../../grader/value.ts';
import { triedLevels } from '../../machine.ts';

/** The levels to go over, and that of a kit. */
export const levels: readonly IsolationLevel[] = [...triedLevels, 'local'];

/** One level for each realm: what the walls around a worker cannot change is tested here only. */
export const realms: readonly IsolationLevel[] = ['isolate', 'local'];

export const value = (content: Value): Argument => ({ kind: 'value', value: content });

/** A call of a student's function with plain arguments; its id is the function's name unless given. */
export function callOf(fn: string, args: readonly Value[] = [], id = fn): Call {
  return { id, target: 'student', fn, uses: [fn], args: args.map(value) };
}

export function driverCall(fn: string, uses: readonly string[], args: readonly Argument[] = []): Call {
  return { id: `driver ${fn} ${uses.join()}`, target: 'driver', fn, uses, args };
}

/** Runs one submission whose only entry, main.ts, must export the functions of the student's calls. */
export async function runOnce(
  files: SourceFiles | string,
  calls: readonly Call[],
  options: Partial<SandboxOptions> = {},
): Promise<Answers> {
  const functions = [...new Set(calls.flatMap(({ uses }) => uses))];
  const code = { entries: { 'main.ts': functions }, sources: {} };
  const sandbox = await openSandbox({ code, isolation: 'isolate', ...options });
  try {
    return await sandbox.run(typeof files === 'string' ? { 'main.ts': files } : files, calls);
  } finally {
    await sandbox.close();
  }
}

/** The returned value of an answer, or a failing message that shows the answer. */
export function returned(answer: Answer | undefined): Value {
  if (answer?.kind !== 'returned') throw new Error(`not returned: ${JSON.stringify(answer)}`);
  return answer.value;
}

/** The answer to the first call of a one-file submission in an open sandbox. */
export async function ask(sandbox: Sandbox, source: string, call: Call): Promise<Answer | undefined> {
  const answers = await sandbox.run({ 'main.ts': source }, [call]);
  return answers[call.id];
}
