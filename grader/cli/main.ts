import { Command, CommanderError } from 'commander';
import { tellFailure, watchForEndings } from './endings.ts';
import { exitCodes } from './failure.ts';
import { print } from './print.ts';

watchForEndings();

/** Each command by its name, loaded when it is called: what one of them needs no other waits for. */
const commands: ReadonlyMap<string, () => Promise<() => Command>> = new Map([
  ['list', async () => (await import('./list.ts')).listCommand],
  ['grade', async () => (await import('./grade.ts')).gradeCommand],
  ['batch', async () => (await import('./batch.ts')).batchCommand],
  ['regrade', async () => (await import('./regrade.ts')).regradeCommand],
  ['grades', async () => (await import('./grades.ts')).gradesCommand],
  ['similar', async () => (await import('./similar.ts')).similarCommand],
  ['course', async () => (await import('./course-check.ts')).courseCommand],
  ['kit', async () => (await import('./kit.ts')).kitCommand],
  ['export', async () => (await import('./export.ts')).exportCommand],
  ['fixtures', async () => (await import('./fixtures.ts')).fixturesCommand],
  ['new', async () => (await import('./new.ts')).newCommand],
  ['doctor', async () => (await import('./doctor.ts')).doctorCommand],
]);

/** The command that is called; all of them for help, and for what is none. */
async function wanted(name = ''): Promise<Command[]> {
  const called = commands.get(name);
  const loaded = await Promise.all((called ? [called] : [...commands.values()]).map((load) => load()));
  return loaded.map((command) => command());
}

async function start(): Promise<void> {
  const program = new Command('gradecheck')
    .description('Grades the programming assignments of a deep-learning course and names the mistake.')
    .exitOverride()
    .configureOutput({ writeOut: print })
    .showHelpAfterError('(`gradecheck --help` shows the commands)');
  for (const command of await wanted(process.argv[2]))
    program.addCommand(command.exitOverride().copyInheritedSettings(program));
  await program.parseAsync();
}

try {
  await start();
} catch (error) {
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? exitCodes.graded : exitCodes.badInput;
  else tellFailure(error);
}
