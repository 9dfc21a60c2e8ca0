import { Command, Option } from 'commander';
import { inspectIsolation } from '../run/isolation.ts';
import { inspectionInWords } from '../run/isolation-words.ts';
import type { SandboxOptions } from '../run/sandbox.ts';
import { attackThisMachine } from './attacks.ts';
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
    .action(({ attack, isolation, json }: DoctorOptions) =>
      attack ? attackThisMachine({ isolation, json }) : examine(json),
    );
}

const levels = ['auto', 'bubblewrap', 'container', 'isolate'];

async function examine(json: true | undefined): Promise<void> {
  const found = await inspectIsolation();
  print(json ? `${JSON.stringify(found, null, 2)}\n` : inspectionInWords(found));
}
