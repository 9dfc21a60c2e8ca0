import type { Edit, Language } from '../model.ts';
import type { MistakeSpec } from '../plan/spec.ts';

/** Each mistake by function: its id, what every form of it changes in the reference, and its sentence. */
export function toMistakeList(specs: readonly MistakeSpec[], language: Language): string {
  const functions = [...new Set(specs.map(({ fn }) => fn))];
  const blocks = functions.map((fn) => {
    const own = specs.filter((spec) => spec.fn === fn).map((spec) => toBlock(spec, language));
    return `${fn}\n${own.join('\n')}`;
  });
  return `${blocks.join('\n\n')}\n`;
}

function toBlock(spec: MistakeSpec, language: Language): string {
  const forms = spec.edits.map((edits) => [edits].flat().map(toLine).join('\n'));
  return [`  ${spec.id}`, forms.join('\n    or\n'), `    ${spec.text[language]}`].join('\n');
}

function toLine({ within, was, now }: Edit): string {
  const where = within === undefined ? '' : `in ${within}: `;
  return `    ${where}${was} → ${now.trim() === '' ? '(nothing)' : now}`;
}
