/**
 * CodeGrade's structured output, line by line, and, for AutoTest v1, its reader of JUnit's XML (CodeGra.de:
 * cg_junit/__init__.py), which counts and wants a time.
 */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Ending } from '../../../../grader/format/told.ts';
import type { FormatFile } from '../../../../grader/model.ts';
import { type Reader, textOf } from '../reader.ts';
import { requireWellFormed } from '../well-formed.ts';

const schemaFile = new URL('../../../fixtures/codegrade-message.schema.json', import.meta.url);
const validate = new Ajv().compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

/** CodeGrade drops a longer message. */
const maxMessageBytes = 250_000;

const endings: Readonly<Record<string, Ending>> = { success: 'passed', failure: 'failed', skipped: 'open' };

type Message = {
  readonly points?: string;
  readonly results?: readonly { readonly testCases: readonly { readonly status: string }[] }[];
};

export function messagesIn(output: string): Message[] {
  return output
    .trimEnd()
    .split('\n')
    .map((line) => {
      const message = JSON.parse(line);
      if (!validate(message)) throw new Error(`${line}: ${JSON.stringify(validate.errors)}`);
      if (Buffer.byteLength(line) > maxMessageBytes) throw new Error('CodeGrade drops so long a message');
      return message as Message;
    });
}

/** The cases of JUnit's XML that passed, and all that count. */
export function unitTestsIn(xml: string): { readonly passed: number; readonly counted: number } {
  requireWellFormed(xml.replace(/^<\?xml [^>]*\?>\s*/, ''));
  const suites = [...xml.matchAll(/<testsuite ([^>]*)>([\s\S]*?)<\/testsuite>/g)].map(
    ([, head = '', body = '']) => {
      const said = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(` ${head}`)?.[1]);
      for (const [kind, element] of [
        ['failures', 'failure'],
        ['errors', 'error'],
      ] as const)
        if (said(kind) !== body.split(`<${element} `).length - 1)
          throw new Error(`another number of ${kind}`);
      if (body.split('<testcase ').length !== body.split(' time="').length)
        throw new Error('a case without a time');
      const counted = said('tests') - said('skipped');
      return { counted, passed: counted - said('failures') - said('errors') };
    },
  );
  const sum = (of: 'passed' | 'counted') => suites.reduce((total, suite) => total + suite[of], 0);
  return { passed: sum('passed'), counted: sum('counted') };
}

const named = (files: readonly FormatFile[], name: string) => files.find((file) => file.name === name)?.text;

export const reader: Reader = {
  endings: (files) =>
    messagesIn(textOf(files)).flatMap(({ results = [] }) =>
      results.flatMap(({ testCases }) => testCases.map(({ status }) => endings[status] ?? 'open')),
    ),
  score: (files) => {
    const said = messagesIn(textOf(files)).flatMap(({ points }) => (points === undefined ? [] : [points]));
    const share = named(files, 'share.txt')?.trim();
    if (said.length > 1 || said[0] !== share) throw new Error(`${said} is not ${share}`);
    const xml = named(files, 'junit.xml');
    if (xml !== undefined) unitTestsIn(xml);
    return share === undefined ? undefined : Number(share);
  },
};
