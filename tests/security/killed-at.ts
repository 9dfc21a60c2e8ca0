/**
 * `node killed-at.ts OUT STEP`: puts new results into OUT and is killed, as by SIGKILL from outside, before the change of
 * the disk that is number STEP. Ends with 0 when there were fewer.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [out = '', step = ''] = process.argv.slice(2);
let count = 0;

/** `change`, counted; the kill is a signal to itself, so nothing of the process runs after it. */
function counted<Args extends unknown[], Result>(change: (...args: Args) => Result) {
  return (...args: Args): Result => {
    if (count === Number(step)) process.kill(process.pid, 'SIGKILL');
    count += 1;
    return change(...args);
  };
}

fs.mkdirSync = counted(fs.mkdirSync) as typeof fs.mkdirSync;
fs.writeFileSync = counted(fs.writeFileSync);
fs.renameSync = counted(fs.renameSync);
fs.rmSync = counted(fs.rmSync);
fs.rmdirSync = counted(fs.rmdirSync);
syncBuiltinESMExports();

const { openOutput } = await import('../../grader/output/output.ts');
const output = openOutput(out);
for (const [path, text] of Object.entries(JSON.parse(process.env['RESULTS'] ?? '{}')))
  output.write(path, String(text));
output.keep(`ledger/records/${'a'.repeat(64)}.json`, 'record');
output.keepAtEnd('ledger/gradecheck-current.json', 'current');
output.publish();
