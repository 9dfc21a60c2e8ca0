import { describe, expect, it } from 'vitest';
import type { Finding, Language, Result, Verdict } from '../../../grader/model.ts';
import { explain } from '../../../grader/report/explain.ts';
import { explainFinding } from '../../../grader/report/finding.ts';
import { explainNote } from '../../../grader/report/note.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { en } from '../../../grader/report/words/en.ts';
import { zh } from '../../../grader/report/words/zh.ts';
import { cases, contextOf, notes, verdicts } from './fixture.ts';

const languages: readonly Language[] = ['en', 'zh'];
const chinese = /\p{Script=Han}/u;
const isChinese = (language: Language) => language === 'zh';

/** Every verdict kind with several calls, as a student reads it in public and in hidden reports. */
function resultsIn(language: Language): Result[] {
  const shown = summarize(contextOf({ language }), verdicts).results;
  const hidden = summarize(
    contextOf({ language, plan: { ...contextOf().plan, visibility: 'hidden' } }),
    verdicts,
  );
  return [...shown, ...hidden.results];
}

function expectSentence(text: string, language: Language): void {
  expect(text.trim()).not.toBe('');
  expect(text).not.toMatch(/undefined(?!`)|\[object|function\s*\(|=>/);
  expect(chinese.test(text)).toBe(isChinese(language));
}

const allFindings: readonly Finding[] = verdicts.flatMap((verdict) =>
  'findings' in verdict ? [...verdict.findings] : [],
);

describe.each(languages)('the words in %s', (language) => {
  const results = resultsIn(language);

  it.each(results.map((result) => [result.title, result] as const))('explain %s', (_, result) => {
    const said = explain(result, language);
    expectSentence(said.what, language);
    const all = Object.values(said).join(' ');
    if (!JSON.stringify(result.verdict).includes('undefined') && result.title !== 'Absence not-a-function')
      expect(all).not.toMatch(/undefined(?!`)/);
    expect(all).not.toContain('[object');
  });

  it('say NaN only where a value is NaN', () => {
    const withNaN = results.filter((result) => /NaN/.test(Object.values(explain(result, language)).join('')));
    expect(new Set(withNaN.map((result) => result.id)).size).toBe(1);
    expect(JSON.stringify(withNaN[0]?.verdict)).toContain('not-a-number');
  });

  it.each(allFindings.map((finding) => [finding.kind, finding] as const))(
    'tell the finding %s',
    (_, finding) => {
      const sampling = { draws: 20_000, falseFailure: 1e-6 };
      for (const isMeasured of [false, true]) {
        const said = explainFinding(finding, { fn: 'f', language, sampling, isMeasured });
        expectSentence(said.what, language);
        expect(Object.keys(said).length).toBeGreaterThan(1);
      }
    },
  );

  it.each(notes.map((note) => [note.kind, note] as const))('tell the note %s', (_, note) => {
    expectSentence(explainNote(note, language), language);
  });
});

describe('the fixture', () => {
  it('holds every verdict kind', () => {
    const kinds = new Set(verdicts.map((verdict) => verdict.kind));
    expect([...kinds].sort()).toEqual(Object.keys(en.verdict).sort());
  });

  it('holds every absence, limit, pattern and note', () => {
    const of = <K extends Verdict['kind']>(kind: K) =>
      verdicts.filter((verdict): verdict is Extract<Verdict, { kind: K }> => verdict.kind === kind);
    const names = (items: readonly string[]) => [...new Set(items)].sort();
    const absences = names(['no-home', ...of('missing').map((v) => v.absence.kind)]);
    expect(absences).toEqual(Object.keys(en.absence).sort());
    expect(names(of('stopped').map((v) => v.limit.name))).toEqual(Object.keys(en.limit).sort());
    expect(names(notes.map((note) => note.kind))).toEqual(Object.keys(en.note).sort());
    const patterns = allFindings.flatMap((f) => ('pattern' in f && f.pattern ? [f.pattern.kind] : []));
    expect(names(patterns)).toEqual(Object.keys(en.pattern).sort());
    expect(cases).toHaveLength(verdicts.length);
  });
});

/** All fixed texts of a language by their path. */
function textsOf(part: object, path = ''): [string, string][] {
  return Object.entries(part).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[path + key, value]];
    return typeof value === 'object' ? textsOf(value, `${path}${key}.`) : [];
  });
}

describe('the phrase books', () => {
  it('have the same keys, none empty', () => {
    // English says most types as they are: only Chinese needs a word for each.
    const paths = (book: object) =>
      textsOf(book).flatMap(([path]) => (path.startsWith('types.') ? [] : [path]));
    expect(paths(zh).sort()).toEqual(paths(en).sort());
    for (const [path, text] of [...textsOf(en), ...textsOf(zh)]) expect(text, path).not.toBe('');
  });

  it('are translated: no English sentence is left in the Chinese book', () => {
    const same = textsOf(zh).filter(
      ([path, text]) => !chinese.test(text) && !/^(tag|language|answer|types\.)/.test(path),
    );
    expect(same).toEqual([]);
  });
});
