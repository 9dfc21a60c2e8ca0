import { Command, CommanderError } from 'commander';
import { batchCommand } from './batch.ts';
import { doctorCommand } from './doctor.ts';
import { describeFailure, exitCodes } from './failure.ts';
import { fixturesCommand } from './fixtures.ts';
import { gradeCommand } from './grade.ts';
import { kitCommand } from './kit.ts';
import { listCommand } from './list.ts';
import { newCommand } from './new.ts';

const program = new Command('gradecheck')
  .description('Grades the programming assignments of a deep-learning course and names the mistake.')
  .exitOverride()
  .showHelpAfterError('(`gradecheck --help` shows the commands)');

const commands = [
  ...[listCommand, gradeCommand, batchCommand, kitCommand],
  ...[fixturesCommand, newCommand, doctorCommand],
];
for (const command of commands) {
  program.addCommand(command().exitOverride().copyInheritedSettings(program));
}

// A reader that has seen enough, such as `| head`, is no reason to stop grading or to show a trace.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.graded : exitCodes.badInput;
  } else {
    const { message, exitCode } = describeFailure(error);
    process.stderr.write(`gradecheck: ${message}\n`);
    process.exitCode = exitCode;
  }
}
