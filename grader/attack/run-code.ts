/** Runs an attack that is code, and looks at everything that it may have reached. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Answers, Verdict } from '../model.ts';
import { reportBytes } from '../report/share-out.ts';
import { attackLimits } from './assignment.ts';
import {
  type AnswerWord,
  type CodeAttack,
  type FunctionName,
  reachedWord,
  secret,
  wordFor,
} from './attack.ts';
import { type Graded, type Ground, gradeOn, isHonestWorkSafe, runOn, textOf } from './ground.ts';
import { type Breach, escaped, type Found, neighbour } from './outcome.ts';
import { countDescendants } from './processes.ts';
import { watching } from './watch.ts';

const onItsWayMs = 20;

/** Runs `attack`, judges what it answers, and grades an honest submission after it. */
export async function runCode(ground: Ground, attack: CodeAttack): Promise<Found> {
  const files = typeof attack.files === 'function' ? attack.files(ground.laid.bait) : attack.files;
  const watched = await watching(attackLimits.submissionTimeMs, () => gradeOn(ground, files));
  const { answers } = watched.result;
  // A signal or a connection that was sent may still be on its way through the kernel.
  await wait(onItsWayMs);
  const breaches = [
    ...watched.breaches,
    ...judged(ground, attack, watched.result),
    ...oversized(watched.result),
    ...taken(ground, answers),
    ...(await repeated(ground, attack, textOf(answers))),
    ...(await aftermath(ground)),
  ];
  return { happened: [...new Set(wordsOf(ground, attack, answers))].join(', '), breaches };
}

/** A page or document that is larger than any may be, whatever it is told. */
function oversized({ documents }: Graded): Breach[] {
  return Object.entries(documents).flatMap(([name, text]) => {
    const bytes = Buffer.byteLength(text);
    return bytes < reportBytes ? [] : [escaped(`the ${name} has ${bytes} bytes`)];
  });
}

/** Credit where none is due, points that others lost, answers of a kind that must not be. */
function judged(ground: Ground, attack: CodeAttack, { answers, verdicts }: Graded): Breach[] {
  const { attacked, credit, answers: allowed, keeps } = attack.expect;
  const wrongly = (fns: readonly FunctionName[], isFine: (kind: Verdict['kind']) => boolean) =>
    ground.plan.checks.flatMap(({ fn, id }, index) => {
      const kind = verdicts[index]?.kind ?? 'fault';
      return (fns as readonly string[]).includes(fn) && !isFine(kind) ? [`${id} was judged ${kind}`] : [];
    });
  const forged = wrongly(attacked, (kind) => (kind === 'right') === (credit === 'full'));
  const strange = wordsOf(ground, attack, answers).filter((word) => !allowed.includes(word));
  return [
    ...forged.map(escaped),
    ...wrongly(keeps, (kind) => kind === 'right').map(neighbour),
    ...[...new Set(strange)].map((word) => escaped(`an answer was "${word}"`)),
  ];
}

/** What the first attacked function answered, call by call. */
function wordsOf({ plan }: Ground, { expect }: CodeAttack, answers: Answers): AnswerWord[] {
  const calls = plan.checks.filter(({ fn }) => fn === expect.attacked[0]).flatMap((check) => check.calls);
  return calls.map((id) => wordFor(answers[id]));
}

/** What left the sandbox that should not, and what was touched outside. */
function taken(ground: Ground, answers: Answers): Breach[] {
  const text = textOf(answers);
  const said = new RegExp(`${reachedWord}[^"]{0,80}`).exec(text)?.[0];
  return [
    ...(text.includes(secret) ? [escaped('read the secret of the host')] : []),
    ...(said === undefined ? [] : [escaped(said)]),
    ...ground.laid.taken().map(escaped),
    ...('polluted' in {} ? [escaped('polluted the prototypes of the host')] : []),
  ];
}

/** A second run must find nothing of the first. */
async function repeated(ground: Ground, attack: CodeAttack, first: string): Promise<Breach[]> {
  if (attack.again === undefined || typeof attack.files === 'function') return [];
  const second = textOf(await runOn(ground, attack.files));
  return second === first ? [] : [escaped('the second run remembered the first')];
}

/** The next student's marks, and processes that should be gone. */
async function aftermath(ground: Ground): Promise<Breach[]> {
  const isSafe = await isHonestWorkSafe(ground);
  const more = await countLeft(ground);
  return [
    ...(isSafe ? [] : [neighbour('the next submission is not answered as before')]),
    ...(more > 0 ? [escaped(`${more} processes are left`)] : []),
  ];
}

/** Processes more than before; a worker that was replaced a moment ago may still be on its way out. */
async function countLeft({ processes }: Ground): Promise<number> {
  let more = countDescendants() - processes;
  for (let tries = 0; more > 0 && tries < 10; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    more = countDescendants() - processes;
  }
  return more;
}
