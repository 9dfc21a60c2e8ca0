/** The expressions of GitHub Actions that our workflows use, `${{ … }}`. Whatever else there may be is refused. */

/** What an expression may ask: contexts by name, and whether all steps so far went well. */
export type Scope = {
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly isFailed: boolean;
};

type Value = string | boolean;

/** `text` with each expression in it replaced by its value. @throws {Error} for what is not known here. */
export function fill(text: string, scope: Scope): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => String(evaluate(expression, scope)));
}

/** Whether a step with this `if` is run: after a failure only when it asks for that. */
export function isWanted(condition: string | undefined, scope: Scope): boolean {
  const text = (condition ?? 'success()').replace(/^\$\{\{(.*)\}\}$/s, '$1');
  const asks = /\b(?:always|success|failure|cancelled)\(\)/.test(text);
  return (asks || !scope.isFailed) && isTrue(evaluate(text, scope));
}

const isTrue = (value: Value) => value !== false && value !== '';

function evaluate(expression: string, scope: Scope): Value {
  const comparison = /^(.+?)\s*(==|!=)\s*(.+)$/.exec(expression.trim());
  if (comparison === null) return operand(expression.trim(), scope);
  const [, left = '', operator, right = ''] = comparison;
  const isSame = String(operand(left, scope)) === String(operand(right, scope));
  return operator === '==' ? isSame : !isSame;
}

function operand(text: string, { contexts, isFailed }: Scope): Value {
  if (/^'[^']*'$/.test(text)) return text.slice(1, -1);
  const functions: Record<string, boolean> = {
    'always()': true,
    'success()': !isFailed,
    'failure()': isFailed,
    'cancelled()': false,
  };
  if (Object.hasOwn(functions, text)) return functions[text]!;
  if (!/^[a-z_]+(\.[\w-]+)+$/.test(text)) throw new Error(`not known here: \${{ ${text} }}`);
  return lookUp(text, contexts);
}

/** An output that a step did not write is empty; everything else that is not there is a mistake in the workflow. */
function lookUp(path: string, contexts: Scope['contexts']): string {
  let value: unknown = contexts;
  const names = path.split('.');
  for (const [index, name] of names.entries()) {
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    if (!isThere && names[index - 1] === 'outputs') return '';
    if (!isThere) throw new Error(`there is no ${names.slice(0, index + 1).join('.')} for \${{ ${path} }}`);
    value = (value as Record<string, unknown>)[name];
  }
  if (typeof value !== 'string') throw new Error(`\${{ ${path} }} is no text`);
  return value;
}
