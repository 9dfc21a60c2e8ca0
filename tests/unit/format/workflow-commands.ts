/**
 * Reads what a step prints as GitHub's runner does (actions/runner: src/Runner.Common/ActionCommand.cs): a command at the
 * start of a line, `::name key=value,…::text`, or, anywhere in a line, the older `##[name key=value;…]text`.
 */

export type WorkflowCommand = {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly text: string;
};

const names =
  'error|warning|notice|debug|group|endgroup|add-mask|add-matcher|remove-matcher|set-output|save-state|set-env|add-path|echo|stop-commands';
const newer = new RegExp(`^\\s*::(${names})(?: (.*?))?::(.*)$`, 's');
const older = new RegExp(`##\\[(${names})(?: ([^\\]]*))?\\](.*)$`, 's');

/** The commands among the lines of `printed`; other lines are only shown. */
export function commandsIn(printed: string): WorkflowCommand[] {
  return printed.split(/\r\n|\r|\n/).flatMap((line) => {
    const [found, separator] = newer.test(line) ? [newer.exec(line), ','] : [older.exec(line), ';'];
    if (found == null) return [];
    const [, name = '', properties = '', text = ''] = found;
    return [{ name, properties: propertiesIn(properties, separator), text: unescaped(text) }];
  });
}

function propertiesIn(text: string, separator: string): Record<string, string> {
  const pairs = text.split(separator).filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', ...value] = pair.split('=');
      return [key, unescaped(value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ','))];
    }),
  );
}

const unescaped = (text: string) =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
