/** `gradecheck doctor --attack`: the whole corpus of attacks against this machine. */
import { attacks } from '../attack/corpus/all.ts';
import { type Ground, type Outcome, openGround, runAttack, type Tally, tally } from '../attack/run.ts';
import type { SandboxOptions } from '../run/sandbox.ts';
import { exitCodes } from './failure.ts';
import { print } from './print.ts';
import { loadTemplates } from './templates.ts';

type AttackOptions = {
  readonly isolation: NonNullable<SandboxOptions['isolation']>;
  readonly json?: true | undefined;
};

/** Runs every attack at the demanded level and prints what came of each; the process fails when one got out. */
export async function attackThisMachine({ isolation, json }: AttackOptions): Promise<void> {
  const ground = await openGround(isolation, loadTemplates());
  const outcomes: Outcome[] = [];
  try {
    if (!json) print(`isolation   ${ground.sandbox.level}\n`);
    for (const attack of attacks) {
      const outcome = await runAttack(ground, attack);
      outcomes.push(outcome);
      if (!json) print(lineOf(outcome));
    }
  } finally {
    await ground.close();
  }
  print(json ? documentOf(ground, outcomes) : `${inWords(tally(outcomes))}\n`);
  if (outcomes.some(({ breaches }) => breaches.length > 0)) process.exitCode = exitCodes.ourFault;
}

const nameColumns = Math.max(...attacks.map(({ name }) => name.length));

function lineOf({ attack, happened, breaches }: Outcome): string {
  const number = String(attack.number).padStart(3);
  const line = `${number}  ${attack.name.padEnd(nameColumns)}  ${happened.padEnd(24)}  ${wordFor(breaches)}\n`;
  return (
    line + breaches.map(({ kind, text }) => `     ${kind}: ${JSON.stringify(text).slice(0, 200)}\n`).join('')
  );
}

function wordFor(breaches: Outcome['breaches']): string {
  if (breaches.length === 0) return 'held';
  if (breaches.some(({ kind }) => kind === 'escape')) return 'ESCAPED';
  return breaches.some(({ kind }) => kind === 'crash') ? 'CRASHED' : 'LOST';
}

function inWords({ attacks: count, escapes, hostCrashes, lostNeighbours }: Tally): string {
  return `${count} attacks, ${escapes} escapes, ${hostCrashes} host crashes, ${lostNeighbours} lost neighbours`;
}

function documentOf({ sandbox }: Ground, outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ attack: { number, name, title, family }, happened, breaches }) => {
    return { number, name, title, family, happened, held: breaches.length === 0, breaches };
  });
  const document = { isolation: sandbox.level, ...tally(outcomes), outcomes: rows };
  return `${JSON.stringify(document, null, 2)}\n`;
}
