/** A handout as one HTML file that needs nothing else: formulas rendered, readable in the dark, on a phone and on paper. */
import { Marked } from 'marked';
import type { Language } from '../model.ts';
import { compileTemplates, type Templates } from '../report/templates.ts';
import { phrases } from '../report/words/phrases.ts';
import { formulaExtension } from './formulas.ts';

export type HandoutOptions = { readonly language: Language; readonly templates: Templates };

/** Where each language's page is, seen from the other one, and what it calls itself. */
const pages = {
  en: { file: 'README.html', name: 'English' },
  zh: { file: 'README.zh.html', name: '中文' },
} as const;

/** Chinese has no spaces between words, so the end of a line in the source must not become one. */
const lineBreak =
  /(?<=[\u2014\u2026\u3000-\u9fff\uff00-\uffef])\n(?=[\u2014\u2026\u3000-\u9fff\uff00-\uffef])/g;

const marked = new Marked(formulaExtension, {
  async: false,
  walkTokens(token) {
    if (token.type === 'text') token['text'] = String(token['text']).replace(lineBreak, '');
  },
});

/**
 * The page of a handout; its title is the first heading.
 * @throws {FormulaError} when a formula is not LaTeX that KaTeX knows.
 */
export function renderHandout(markdown: string, { language, templates }: HandoutOptions): string {
  const { handout, style } = compileTemplates(templates);
  const [, title = ''] = /^# (.+)$/m.exec(markdown) ?? [];
  const body = String(marked.parse(markdown)).replaceAll(
    '<table>',
    '<div class="scroll"><table class="plain">',
  );
  const otherLanguage = language === 'en' ? 'zh' : 'en';
  const other = { ...pages[otherLanguage], tag: phrases[otherLanguage].tag };
  const view = { tag: phrases[language].tag, title, style, other };
  return handout({ ...view, body: body.replaceAll('</table>', '</table></div>') });
}
