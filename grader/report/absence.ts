/** Why a function could not be called at all, in words. */
import type { Absence, Opening, Unclosed } from '../model.ts';
import { type Explanation, part } from './explanation.ts';
import { quoted } from './text.ts';
import type { Phrases } from './words/phrases.ts';

/** What is missing, where, and what to do. */
export function explainAbsence(absence: Absence, t: Phrases): Explanation {
  switch (absence.kind) {
    case 'no-file': {
      const file = quoted(absence.file, 120);
      return { what: t.absence['no-file'](file), help: t.noFileHelp(file) };
    }
    case 'does-not-parse':
      return explainSyntax(absence, t);
    case 'bad-import':
      return {
        what: t.absence['bad-import'](quoted(absence.file, 120), quoted(absence.specifier, 120)),
        help: importHelp(absence, t),
      };
    case 'fails-to-load':
      return explainLoadFailure(absence, t);
    case 'not-exported':
    case 'not-a-function':
      return explainExport(absence, t);
  }
}

type Of<Kind extends Absence['kind']> = Extract<Absence, { kind: Kind }>;

function explainSyntax({ place, message, unclosed }: Of<'does-not-parse'>, t: Phrases): Explanation {
  const file = quoted(place.file, 120);
  return {
    what: t.absence['does-not-parse'](file),
    where: t.at(file, place.line, place.column),
    ...(unclosed === undefined
      ? { comparison: t.parserSays(quoted(message)) }
      : explainUnclosed(unclosed, place.line, t)),
  };
}

/** How each is called in words, and what closes it. */
const closed: Readonly<Record<Opening, readonly [name: keyof Phrases['unclosed'], closing: string]>> = {
  ...{ '{': ['bracket', '}'], '(': ['bracket', ')'], '[': ['bracket', ']'], '${': ['bracket', '}'] },
  ...{ "'": ['string', "'"], '"': ['string', '"'], '`': ['template', '`'], '/*': ['comment', '*/'] },
};

function explainUnclosed({ opening, noticed }: Unclosed, line: number, t: Phrases) {
  const [name, closing] = closed[opening];
  const later = noticed > line ? t.noticedIn(noticed) : undefined;
  return {
    ...part('comparison', [t.unclosed[name](opening), later], t),
    help: t.unclosedHelp[name](closing),
  };
}

/** A name that stands in `specifier` as the file has it was looked for in the wrong place, any other is misspelt. */
function importHelp({ specifier, similar }: Of<'bad-import'>, t: Phrases): string {
  if (similar === undefined) return t.badImportHelp;
  const file = similar.replace(/^[./]+/, '');
  return specifier.includes(file.replace(/\.\w+$/, ''))
    ? t.similarImportHelp(quoted(similar, 120))
    : t.letterCaseHelp(quoted(similar, 120), quoted(file, 120));
}

/** What engines say of `import(…)` where there is none. */
const dynamicImport = 'Not supported';

function explainLoadFailure(absence: Of<'fails-to-load'>, t: Phrases): Explanation {
  const { place, message } = absence;
  return {
    what: t.absence['fails-to-load'],
    ...part('where', [place && t.at(quoted(place.file, 120), place.line, place.column)], t),
    ...part('comparison', [message && t.message(quoted(message, 500))], t),
    ...loadFailureHelp(message, t),
  };
}

/** An import that finds no export is most often that of a type. */
function loadFailureHelp(message: string, t: Phrases): { help?: string } {
  const [, name] = /does not provide an export named '([\w$]{1,80})'/.exec(message) ?? [];
  if (name !== undefined) return { help: t.typeImportHelp(name) };
  return message === dynamicImport ? { help: t.dynamicImportHelp } : moduleHelp(message, t);
}

/** What to write instead, where an error comes of modules that are written in a way that is not here. */
export function moduleHelp(message: string, t: Phrases): { help?: string } {
  const isOther = /^ReferenceError: (?:require|module|exports) is not defined$/.test(message);
  return isOther ? { help: t.requireHelp } : {};
}

type BadExport = Of<'not-exported' | 'not-a-function'>;

function explainExport(absence: BadExport, t: Phrases): Explanation {
  const { fn } = absence;
  const file = quoted(absence.file, 120);
  if (absence.kind === 'not-a-function') {
    return {
      what: t.absence['not-a-function'](fn, file, t.types[absence.is] ?? quoted(absence.is, 60)),
      help: t.exportHelp(fn),
    };
  }
  const { similar } = absence;
  return {
    what: file === '' ? t.absence['no-home'](fn) : t.absence['not-exported'](fn, file),
    help: similar === undefined ? t.exportHelp(fn) : t.similarHelp(quoted(similar, 60), fn),
  };
}
