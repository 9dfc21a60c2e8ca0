/** What is done to a text so that it does not look copied. */
import { type ParserOptions, parse } from '@babel/parser';

const options: ParserOptions = { sourceType: 'module', plugins: ['typescript'] };

/** Every name that the text declares gets another one, parameters with a type included. */
export function renamed(text: string): string {
  const declared = text.matchAll(
    /\b(?:const|let|function) (\w+)(?= =|: |\(| of )|\b(\w+): (?:number|Matrix|Vector)\b/g,
  );
  const names = new Set([...declared].map(([, name, parameter]) => name ?? parameter ?? ''));
  names.delete('from');
  return text.replace(/(?<![.\w])\w+/g, (word) => (names.has(word) ? `x${names.size}_${word}` : word));
}

/** The statements at the top of the text, last first. */
export function functionsReordered(text: string): string {
  const { body } = parse(text, options).program;
  return body
    .map(({ start, end }) => text.slice(start ?? 0, end ?? 0))
    .toReversed()
    .join('\n\n');
}

/** A comment before every line that begins a statement; those that were there go. */
export function commentsChanged(text: string): string {
  let bare = text;
  for (const { start, end } of (parse(text, options).comments ?? []).toReversed())
    bare = bare.slice(0, start ?? 0) + bare.slice(end ?? 0);
  return bare.replace(/^( *)(const|let|return|for)\b/gm, '$1// the next step\n\n$1$2');
}

/** JavaScript, as far as types of parameters and results go. */
export function typesRemoved(text: string): string {
  return text.replace(/\): [A-Za-z][\w<>[\], ]* \{$/gm, ') {');
}
