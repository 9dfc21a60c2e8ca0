/** `gradecheck doctor --attack`: the whole corpus of attacks against this machine. */
import { attacks } from '../attack/corpus/all.ts';
import {
  type Found,
  type Ground,
  type Outcome,
  openGround,
  runAllAsClass,
  runAttack,
  type Tally,
  tally,
} from '../attack/run.ts';
import type { SandboxOptions } from '../run/sandbox.ts';
import { exitCodes } from './failure.ts';
import { print } from './print.ts';
import { loadTemplates } from './templates.ts';

type AttackOptions = {
  readonly isolation: NonNullable<SandboxOptions['isolation']>;
  readonly json?: true | undefined;
};

/** Runs every attack at the demanded level, alone and in one class; the process fails when one did what it must not. */
export async function attackThisMachine({ isolation, json }: AttackOptions): Promise<void> {
  const ground = await openGround(isolation, loadTemplates());
  try {
    if (!json) print(`isolation   ${ground.sandbox.level}\n`);
    const outcomes: Outcome[] = [];
    for (const attack of attacks) {
      const outcome = await runAttack(ground, attack);
      outcomes.push(outcome);
      if (!json) print(lineOf(String(attack.number), attack.name, outcome));
    }
    const asClass = await runAllAsClass(ground, attacks);
    if (!json) print(lineOf('all', 'as one class', asClass));
    tell({ ground, outcomes, asClass }, json);
  } finally {
    await ground.close();
  }
}

type All = { readonly ground: Ground; readonly outcomes: readonly Outcome[]; readonly asClass: Found };

function tell({ ground, outcomes, asClass }: All, json: true | undefined): void {
  const counts = tally(outcomes, asClass);
  print(json ? documentOf({ ground, outcomes, asClass }) : `${inWords(counts)}\n`);
  const isHeld = [...outcomes, asClass].every(({ breaches }) => breaches.length === 0);
  if (!isHeld) process.exitCode = exitCodes.ourFault;
}

const nameColumns = Math.max(...attacks.map(({ name }) => name.length));

function lineOf(number: string, name: string, { happened, breaches }: Found): string {
  const columns = [number.padStart(3), name.padEnd(nameColumns), happened.padEnd(24), wordFor(breaches)];
  const line = `${columns.join('  ')}\n`;
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

function documentOf({ ground, outcomes, asClass }: All): string {
  const rows = outcomes.map(({ attack: { number, name, title, family }, happened, breaches }) => {
    return { number, name, title, family, happened, held: breaches.length === 0, breaches };
  });
  const isolation = ground.sandbox.level;
  const document = { isolation, ...tally(outcomes, asClass), outcomes: rows, asClass };
  return `${JSON.stringify(document, null, 2)}\n`;
}
