/** LaTeX in Markdown: `$…$` in a line, `$$…$$` on its own; rendered as MathML, which needs no script and no font. */
import katex from 'katex';
import type { MarkedExtension, RendererExtension, TokenizerExtension } from 'marked';
import { mendMathml } from './mathml.ts';

/** A formula that KaTeX cannot render; the message shows it. */
export class FormulaError extends Error {
  override name = 'FormulaError';
}

type Formula = { readonly name: string; readonly level: 'block' | 'inline'; readonly pattern: RegExp };

/** A dollar sign before a space, or with a digit behind the closing one, is money. The mark behind a formula stays with it. */
const formulas: readonly Formula[] = [
  { name: 'displayBlock', level: 'block', pattern: /^\$\$([^$]+)\$\$[ \t]*(?:\n|$)/ },
  { name: 'displayInline', level: 'inline', pattern: /^\$\$([^$]+)\$\$/ },
  {
    name: 'formula',
    level: 'inline',
    pattern: /^\$(?!\s)((?:\\[^\n]|[^\\\n$])+?)(?<!\s)\$(?!\d)([,.;:!?)，。；：、！？）]*)/,
  },
];

/** For marked's `use`. @throws {FormulaError} while rendering. */
export const formulaExtension: MarkedExtension = { extensions: formulas.map(extensionOf) };

function extensionOf({ name, level, pattern }: Formula): TokenizerExtension & RendererExtension {
  return {
    name,
    level,
    start: (source) => source.search(level === 'block' ? /^\$\$/m : /\$/),
    tokenizer(source) {
      const match = pattern.exec(source);
      return match === null
        ? undefined
        : { type: name, raw: match[0], formula: match[1], mark: match[2] ?? '' };
    },
    renderer: (token) => {
      const formula = renderFormula(String(token['formula']).trim(), name !== 'formula');
      return token['mark'] ? `<span class="unbroken">${formula}${token['mark']}</span>` : formula;
    },
  };
}

function renderFormula(formula: string, displayMode: boolean): string {
  try {
    return mendMathml(katex.renderToString(formula, { displayMode, output: 'mathml', strict: 'error' }));
  } catch (error) {
    throw new FormulaError(`the formula ${formula} cannot be rendered: ${(error as Error).message}`);
  }
}
