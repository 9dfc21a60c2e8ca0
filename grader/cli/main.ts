import { Command, CommanderError } from 'commander';
import { batchCommand } from './batch.ts';
import { courseCommand } from './course-check.ts';
import { doctorCommand } from './doctor.ts';
import { tellFailure, watchForEndings } from './endings.ts';
import { exportCommand } from './export.ts';
import { exitCodes } from './failure.ts';
import { fixturesCommand } from './fixtures.ts';
import { gradeCommand } from './grade.ts';
import { gradesCommand } from './grades.ts';
import { kitCommand } from './kit.ts';
import { listCommand } from './list.ts';
import { newCommand } from './new.ts';
import { print } from './print.ts';
import { regradeCommand } from './regrade.ts';
import { similarCommand } from './similar.ts';

watchForEndings();

const program = new Command('gradecheck')
  .description('Grades the programming assignments of a deep-learning course and names the mistake.')
  .exitOverride()
  .configureOutput({ writeOut: print })
  .showHelpAfterError('(`gradecheck --help` shows the commands)');

const commands = [
  ...[listCommand, gradeCommand, batchCommand, regradeCommand, gradesCommand, similarCommand],
  ...[courseCommand, kitCommand, exportCommand],
  ...[fixturesCommand, newCommand, doctorCommand],
];
for (const command of commands) {
  program.addCommand(command().exitOverride().copyInheritedSettings(program));
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? exitCodes.graded : exitCodes.badInput;
  else tellFailure(error);
}
