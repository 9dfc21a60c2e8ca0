/** A copy of this repository in which authors may write. */
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { execa } from 'execa';
import { root, temporaryFolder } from './command.ts';

const left = ['node_modules', '.git', '.gradecheck', 'demo-reports', 'out'];

/** Copies all but the packages, which are linked, and takes note of what is there. */
export async function copyRepository(): Promise<RepositoryCopy> {
  const folder = temporaryFolder();
  cpSync(root, folder, { recursive: true, filter: (path) => !left.includes(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  await execa('git', ['init', '--quiet', folder]);
  await execa('git', ['-C', folder, 'add', '--all']);
  return new RepositoryCopy(folder);
}

export class RepositoryCopy {
  readonly folder: string;
  constructor(folder: string) {
    this.folder = folder;
  }

  /** Runs Node in the copy; vitest's own variables would make what it starts a worker. */
  node(...args: string[]) {
    return execa(process.execPath, args, {
      cwd: this.folder,
      reject: false,
      all: true,
      extendEnv: false,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1' },
    });
  }

  gradecheck(...args: string[]) {
    return this.node('bin/gradecheck.mjs', ...args);
  }

  /** What the formatter, the linter and the type checker have to say: nothing, when all is well. */
  async complaints(): Promise<string> {
    const tool = (path: string, ...args: string[]) => this.node(`node_modules/${path}`, ...args);
    const [biome, tsc] = await Promise.all([
      tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
      tool('typescript/bin/tsc', '-p', '.'),
    ]);
    return (biome.exitCode === 0 ? '' : biome.all) + tsc.all;
  }

  /** Runs the tests in `files` whose names match `only`; how many passed in how many files, or what failed. */
  async test(files: readonly string[], only: string): Promise<{ files: number; passed: number } | string> {
    const results = join(this.folder, 'results.json');
    const reporting = ['-t', only, '--reporter=json', `--outputFile=${results}`];
    const ended = await this.node('node_modules/vitest/vitest.mjs', 'run', ...files, ...reporting);
    if (ended.exitCode !== 0) return readFileSync(results, 'utf8');
    const { testResults, numPassedTests } = JSON.parse(readFileSync(results, 'utf8'));
    return { files: testResults.length, passed: numPassedTests };
  }

  /** What is not as it was when the copy was made, new files each by its path. */
  async changes(): Promise<string> {
    const status = ['status', '--porcelain', '--untracked-files=all'];
    const { stdout } = await execa('git', ['-C', this.folder, ...status]);
    return stdout;
  }
}
