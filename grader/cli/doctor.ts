import { Command } from 'commander';
import { inspectIsolation } from '../run/isolation.ts';

/** `gradecheck doctor`: the runtime, the isolation level as proved, what is missing and the command that adds it. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('runtime, isolation level, what is missing and the command that adds it')
    .option('--json', 'print one JSON document on stdout and nothing else')
    .action(async ({ json }: { json?: true }) => {
      const found = await inspectIsolation();
      process.stdout.write(json ? `${JSON.stringify(found, null, 2)}\n` : inWords(found));
    });
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
