import { Command, Option } from 'commander';
import { inspectIsolation } from '../run/isolation.ts';
import type { SandboxOptions } from '../run/sandbox.ts';
import { jsonOption } from './options.ts';
import { print } from './print.ts';

type DoctorOptions = {
  readonly attack?: true;
  readonly isolation: NonNullable<SandboxOptions['isolation']>;
  readonly json?: true;
};

/** `gradecheck doctor`: the runtime, the isolation level as proved, what is missing and the command that adds it. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('runtime, isolation level, what is missing and the command that adds it')
    .option('--attack', 'run every attack of the corpus against this machine')
    .addOption(
      new Option('--isolation <level>', 'the level that is attacked').choices(levels).default('auto'),
    )
    .addOption(jsonOption)
    .action((options: DoctorOptions) => (options.attack ? attack(options) : examine(options.json)));
}

const levels = ['auto', 'bubblewrap', 'container', 'isolate'];

/** The corpus is hundreds of files, which no other command should wait for. */
async function attack({ isolation, json }: DoctorOptions): Promise<void> {
  const { attackThisMachine } = await import('./attacks.ts');
  await attackThisMachine({ isolation, json });
}

async function examine(json: true | undefined): Promise<void> {
  const found = await inspectIsolation();
  print(json ? `${JSON.stringify(found, null, 2)}\n` : inWords(found));
}

function inWords(found: Awaited<ReturnType<typeof inspectIsolation>>): string {
  const tried = found.tried.map(
    ({ name, held, detail }) => `  ${held ? 'held  ' : 'OPEN  '} ${name}: ${detail}\n`,
  );
  const refused = found.refused.map(({ level, reason }) => `${level.padEnd(11)} not here: ${reason}\n`);
  const advice = found.advice.map((line) => `${line}\n`);
  return [
    `runtime     Node ${found.nodeVersion}\n`,
    `bubblewrap  ${found.bubblewrap}\n`,
    ...refused,
    `isolation   ${found.level}, proved by trying from inside:\n`,
    ...tried,
    ...advice,
  ].join('');
}
