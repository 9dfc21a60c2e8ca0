/** Tells what came out of a realm while it loaded: an error that may be the student's own, so nothing is trusted. */

const builtin = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'EvalError', 'URIError'];

/** Message (at most 2000 characters) and stack of `thrown`, in the same words as the guest's own. */
export function thrownOutside(thrown: unknown): { message: string; stack: string } {
  if (typeof thrown !== 'object' || thrown === null) {
    const text = typeof thrown === 'string' ? JSON.stringify(thrown.slice(0, 1900)) : String(thrown);
    return { message: `threw ${text}`.slice(0, 2000), stack: '' };
  }
  const message = textOf(thrown, 'message');
  if (message === undefined || message.startsWith('An object was thrown from supplied code')) {
    return { message: 'threw an object', stack: '' };
  }
  const name = textOf(thrown, 'name') ?? '';
  const full = builtin.includes(name) ? `${name}: ${message}` : message;
  return { message: full.slice(0, 2000), stack: textOf(thrown, 'stack') ?? '' };
}

function textOf(target: object, key: string): string | undefined {
  try {
    const text: unknown = Reflect.get(target, key);
    return typeof text === 'string' ? text.slice(0, 20_000) : undefined;
  } catch {
    return undefined;
  }
}
