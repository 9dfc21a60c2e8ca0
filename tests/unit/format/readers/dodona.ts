/**
 * Reads a judge's commands by the rules of Dodona's ResultConstructor (dodona-edu/dodona:
 * app/runners/result_constructor.rb): the levels open and close in order, what is wrong goes up to the judgement, and the
 * worst status wins.
 */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Ending } from '../../../../grader/format/told.ts';
import { type Reader, textOf } from '../reader.ts';

const schemaFile = new URL('../../../fixtures/dodona-command.schema.json', import.meta.url);
const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

const levels = ['judgement', 'tab', 'context', 'testcase', 'test'];

/** From the least bad to the worst. */
const statuses = [
  'correct',
  'wrong',
  'output limit exceeded',
  'runtime error',
  'compilation error',
  'memory limit exceeded',
  'time limit exceeded',
  'internal error',
];

const endings: Readonly<Record<string, Ending>> = { correct: 'passed', 'internal error': 'open' };

type Command = {
  readonly command: string;
  readonly title?: string;
  readonly permission?: string;
  readonly status?: { readonly enum: string };
};

/** What Dodona makes of a judge's output. */
export type Judgement = {
  status: string;
  readonly endings: Ending[];
  readonly tabs: { readonly title: string; readonly permission: string | undefined }[];
  readonly annotations: object[];
};

/** @throws {Error} where Dodona would show an internal error of the judge. */
export function judgementIn(output: string): Judgement {
  const judgement: Judgement = { status: 'correct', endings: [], tabs: [], annotations: [] };
  let level = -1;
  for (const command of commandsIn(output)) {
    const [verb = '', what = ''] = command.command.split('-', 2);
    if (verb === 'start' && levels.indexOf(what) !== ++level) throw new Error(`${what} started at ${level}`);
    if (verb === 'close' && levels.indexOf(what) !== level--) throw new Error(`${what} closed at ${level}`);
    take(command, judgement);
  }
  if (level !== -1) throw new Error('left open');
  return judgement;
}

function take({ command, status, title, permission, ...rest }: Command, judgement: Judgement): void {
  if (command === 'start-tab') judgement.tabs.push({ title: title!, permission });
  if (command === 'annotate-code') judgement.annotations.push(rest);
  if (command === 'close-test') judgement.endings.push(endings[status!.enum] ?? 'failed');
  if (status === undefined) return;
  if (statuses.indexOf(status.enum) > statuses.indexOf(judgement.status)) judgement.status = status.enum;
}

/** Dodona cuts between `}` and `{` and puts pieces together until they are JSON. */
function commandsIn(output: string): Command[] {
  const commands: Command[] = [];
  let text = '';
  for (const piece of output.split(/(?<=\})\s*(?=\{)/)) {
    text += piece;
    const command = parsed(text);
    if (command === undefined) continue;
    if (!validate(command)) throw new Error(`${text}: ${JSON.stringify(validate.errors)}`);
    commands.push(command as Command);
    text = '';
  }
  if (text.trim() !== '') throw new Error(`no JSON: ${text}`);
  return commands;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const reader: Reader = { endings: (files) => judgementIn(textOf(files)).endings };
