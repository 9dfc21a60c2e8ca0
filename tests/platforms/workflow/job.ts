/**
 * Runs the job of a workflow file step by step, as a runner of GitHub Actions does: `run` in bash with the files that
 * GITHUB_OUTPUT and GITHUB_STEP_SUMMARY name, `uses` by what actions.ts knows. A key, action, input or expression that is
 * not known here is an error, so that a wrong line in a workflow is one.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { parse } from 'yaml';
import { outputsIn } from '../../unit/format/readers/github.ts';
import { commandsIn, type WorkflowCommand } from '../../unit/format/workflow-commands.ts';
import { type Runner, runAction } from './actions.ts';
import { fill, isWanted, type Scope } from './expression.ts';

type Step = {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
};
type Job = { readonly outputs?: Readonly<Record<string, string>>; readonly steps: readonly Step[] };

/** How a job ended, and what is seen of it. */
export type JobEnd = {
  readonly conclusion: 'success' | 'failure';
  readonly outputs: Readonly<Record<string, string>>;
  readonly annotations: readonly WorkflowCommand[];
  readonly summary: string;
  /** What all steps printed. */
  readonly log: string;
};

const known = {
  workflow: ['name', 'on', 'permissions', 'concurrency', 'jobs'],
  job: ['runs-on', 'timeout-minutes', 'outputs', 'steps'],
  step: ['name', 'id', 'if', 'uses', 'with', 'run'],
};

/** Runs the only job of the workflow that the file `workflow` is. */
export async function runJob(workflow: string, runner: Runner): Promise<JobEnd> {
  return new RunningJob(jobIn(workflow), runner).run();
}

function jobIn(workflow: string): Job {
  const document = parse(readFileSync(workflow, 'utf8'));
  requireKeys(document, known.workflow);
  const [job, ...others] = Object.values<Job>(document.jobs);
  if (job === undefined || others.length > 0) throw new Error('a workflow of one job is expected');
  requireKeys(job, known.job);
  for (const step of job.steps) requireKeys(step, known.step);
  return job;
}

function requireKeys(of: object, names: readonly string[]): void {
  const unknown = Object.keys(of).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`not known here: ${unknown.join(', ')}`);
}

class RunningJob {
  private readonly job: Job;
  private readonly runner: Runner;
  private readonly steps: Record<string, { outputs: Readonly<Record<string, string>> }> = {};
  private isFailed = false;
  private summary = '';
  private log = '';

  constructor(job: Job, runner: Runner) {
    this.job = job;
    this.runner = runner;
    for (const folder of [runner.workspace, runner.temp]) mkdirSync(folder, { recursive: true });
  }

  async run(): Promise<JobEnd> {
    for (const step of this.job.steps) if (isWanted(step.if, this.scope())) await this.take(step);
    const outputs = Object.entries(this.job.outputs ?? {}).map(([name, text]) => [name, this.fill(text)]);
    return {
      conclusion: this.isFailed ? 'failure' : 'success',
      outputs: Object.fromEntries(outputs),
      annotations: commandsIn(this.log),
      ...{ summary: this.summary, log: this.log },
    };
  }

  private async take({ id = '', uses, run, with: inputs = {} }: Step): Promise<void> {
    const filled = Object.entries(inputs).map(([name, value]) => [name, this.fill(String(value))]);
    if (uses !== undefined) runAction(uses, Object.fromEntries(filled), this.runner);
    else if (run !== undefined) this.steps[id] = { outputs: await this.inBash(this.fill(run)) };
    else throw new Error('a step that does nothing');
  }

  private async inBash(script: string): Promise<Readonly<Record<string, string>>> {
    const { temp, workspace, path } = this.runner;
    const file = (name: string, text = '') => {
      writeFileSync(join(temp, name), text);
      return join(temp, name);
    };
    const [output, summary] = [file('output'), file('summary')];
    const { exitCode, all } = await execa('bash', ['-e', file('step.sh', script)], {
      cwd: workspace,
      env: {
        PATH: [...path, '/usr/bin:/bin'].join(':'),
        ...{ GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, CI: 'true', GITHUB_ACTIONS: 'true' },
        ...{ GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
      },
      extendEnv: false,
      all: true,
      reject: false,
    });
    this.isFailed ||= exitCode !== 0;
    this.log += `${all}\n`;
    this.summary += readFileSync(summary, 'utf8');
    return outputsIn(readFileSync(output, 'utf8'));
  }

  private fill(text: string): string {
    return fill(text, this.scope());
  }

  private scope(): Scope {
    const { temp } = this.runner;
    const contexts = {
      steps: this.steps,
      runner: { os: 'Linux', arch: 'X64', temp, tool_cache: '/opt/hostedtoolcache' },
      github: { ref: 'refs/heads/main' },
    };
    return { contexts, isFailed: this.isFailed };
  }
}
