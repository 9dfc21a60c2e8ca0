import type { IsolationReport } from './isolation.ts';

/** What was found, one line for each wall that was tried, for a terminal. */
export function inspectionInWords(found: IsolationReport): string {
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
