/** Questions as Moodle's XML imports them, with the elements that CodeRunner's export has (qtype_coderunner docs/). */
import { attribute, content } from '../../format/xml.ts';

/** A CodeRunner question. `options`: elements by name; what is left out comes from the prototype. */
export type Question = {
  readonly name: string;
  /** Markdown. */
  readonly text: string;
  readonly options: Readonly<Record<string, string | number>>;
  /** Files that lie in the job's folder, by name. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
};

/** The document with `questions`, prototypes first. */
export function quizOf(questions: readonly Question[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<quiz>',
    ...questions.map(questionOf),
    '</quiz>',
    '',
  ].join('\n');
}

function questionOf({ name, text, options, files }: Question): string {
  const elements = Object.entries(options).map(
    ([key, value]) => `    <${key}>${content(`${value}`)}</${key}>`,
  );
  return [
    '  <question type="coderunner">',
    `    <name><text>${content(name)}</text></name>`,
    `    <questiontext format="markdown"><text>${content(text)}</text></questiontext>`,
    ...elements,
    '    <testcases>',
    testcase,
    ...Object.entries(files).map(fileOf),
    '    </testcases>',
    '  </question>',
  ].join('\n');
}

/** A question has at least one; the template grades them all at once. */
const testcase = [
  '      <testcase testtype="0" useasexample="0" hiderestiffail="0" mark="1.0000000">',
  ...['testcode', 'stdin', 'expected', 'extra'].map((part) => `        <${part}><text></text></${part}>`),
  '        <display><text>SHOW</text></display>',
  '      </testcase>',
].join('\n');

function fileOf([name, bytes]: readonly [string, string | Uint8Array]): string {
  const text = Buffer.from(bytes).toString('base64');
  return `      <file name="${attribute(name)}" path="/" encoding="base64">${text}</file>`;
}
