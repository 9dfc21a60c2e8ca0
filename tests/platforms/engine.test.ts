/** The engine that every package carries, called as packages call it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { courseraExporter } from '../../grader/export/coursera/exporter.ts';
import type { PackageFiles } from '../../grader/export/exporter.ts';
import { submission, temporaryFolder } from '../e2e/command.ts';
import { reader } from '../unit/format/readers/autolab.ts';
import { layOut } from './lay-out.ts';
import { packageOf, runIn } from './package.ts';

const slug = 'train-dev-test';
const right = submission(slug, 'right-loops');

let files: PackageFiles;
beforeAll(async () => {
  files = await packageOf(courseraExporter, slug);
});

/** A package in a new folder; in a `broken` one the launcher of boxes is missing, which is a fault of ours. */
function unpacked(kind?: 'broken'): string {
  const folder = temporaryFolder();
  const kept = Object.entries(files).filter(([path]) => kind !== 'broken' || !path.endsWith('launch.pl'));
  layOut(Object.fromEntries(kept), folder);
  return folder;
}

const scoreIn = (text: string) => reader.score!([{ name: '', text }]);

describe('the engine', () => {
  const run = (...args: string[]) => runIn({ cwd: unpacked() }, process.execPath, 'engine.cjs', ...args);

  it('gives no score where the platform has laid no submission', async () => {
    const { exitCode, stdout, stderr } = await run('plain', 'autolab', '/nowhere/submission');
    expect({ exitCode, score: scoreIn(stdout) }).toEqual({
      exitCode: 3,
      score: undefined,
    });
    expect(stderr).toMatch(/^gradecheck: cannot read "\/nowhere\/submission": it does not exist; .*$/);
  });

  it('calls a machine without a box unfit, unless the instructor has allowed it', async () => {
    const folder = unpacked('broken');
    const doctor = () =>
      runIn({ cwd: folder, env: { PATH: '/nowhere' } }, process.execPath, 'engine.cjs', 'doctor');
    const path = join(folder, 'assignment.json');
    const { settings, ...data } = JSON.parse(readFileSync(path, 'utf8'));
    const codes: unknown[] = [];
    for (const weakestIsolation of ['container', 'isolate']) {
      writeFileSync(path, JSON.stringify({ ...data, settings: { ...settings, weakestIsolation } }));
      codes.push((await doctor()).exitCode);
    }
    rmSync(path);
    codes.push((await doctor()).exitCode);
    expect(codes).toEqual([1, 0, 1]);
  });

  it("runs nobody else's code without any wall, whatever the instructor allows", async () => {
    const allowing = await packageOf(courseraExporter, slug, { options: { allowsWeakIsolation: true } });
    const folder = temporaryFolder();
    const isWall = (path: string) => path.endsWith('launch.pl') || path.includes('isolated-vm/prebuilds/');
    layOut(Object.fromEntries(Object.entries(allowing).filter(([path]) => !isWall(path))), folder);
    const call = ['engine.cjs', 'plain', 'autolab', right];
    const place = { cwd: folder, env: { PATH: '/nowhere' } };
    const { exitCode, stdout } = await runIn(place, process.execPath, ...call);
    expect({ exitCode, score: scoreIn(stdout) }).toEqual({
      exitCode: 3,
      score: undefined,
    });
  });

  it('says on one line what it was called wrongly with, and ends with another code than after a result', async () => {
    const { exitCode, stdout, stderr } = await run('plain', 'no-such-format', right);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^gradecheck: no format is called "no-such-format"; there are: [^\n]*$/);
  });
});
