/** The actions that our workflows use, as far as a job needs them. An unknown action or input is refused. */
import { copyFileSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The machine of a job. */
export type Runner = {
  /** What is checked out. */
  readonly repository: string;
  readonly workspace: string;
  readonly temp: string;
  /** Where artifacts are kept, each in a folder of its name. */
  readonly artifacts: string;
  /** The Node that is installed when a workflow asks for it. */
  readonly node: string;
  readonly path: string[];
};

type Inputs = Readonly<Record<string, string>>;
type Action = { readonly inputs: readonly string[]; readonly run: (inputs: Inputs, runner: Runner) => void };

const actions: Readonly<Record<string, Action>> = {
  'actions/checkout@v7': {
    inputs: ['persist-credentials'],
    run: (_, { repository, workspace }) => cpSync(repository, workspace, { recursive: true }),
  },
  // Of the tool cache there is nothing to restore: the Node that is asked for is installed.
  'actions/cache@v5': {
    inputs: ['path', 'key'],
    run: ({ path = '', key = '' }) => {
      if (!path.startsWith('/') || key === '') throw new Error(`nothing to keep: ${path} as ${key}`);
    },
  },
  'actions/setup-node@v7': {
    inputs: ['node-version', 'package-manager-cache'],
    run: ({ 'node-version': version }, { node, path }) => {
      if (version !== process.versions.node) throw new Error(`not the pinned Node: ${version}`);
      path.unshift(dirname(node));
    },
  },
  'actions/upload-artifact@v7': {
    inputs: ['name', 'path'],
    run: ({ name = 'artifact', path = '' }, { artifacts }) => {
      if (!existsSync(path)) return;
      mkdirSync(join(artifacts, name), { recursive: true });
      copyFileSync(path, join(artifacts, name, basename(path)));
    },
  },
};

/** Does what `uses` names. @throws {Error} for an action or input that is not known here. */
export function runAction(uses: string, inputs: Inputs, runner: Runner): void {
  const action = Object.hasOwn(actions, uses) ? actions[uses] : undefined;
  if (action === undefined) throw new Error(`no such action here: ${uses}`);
  const unknown = Object.keys(inputs).filter((name) => !action.inputs.includes(name));
  if (unknown.length > 0) throw new Error(`${uses} has no input ${unknown.join(', ')}`);
  action.run(inputs, runner);
}
