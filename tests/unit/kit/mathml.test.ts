import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { mendMathml } from '../../../grader/kit/mathml.ts';

/** The formula between `<semantics>` and its annotation, mended. */
const rendered = (formula: string) =>
  /<semantics>(.*)<annotation/s.exec(mendMathml(katex.renderToString(formula, { output: 'mathml' })))?.[1];

const space = '<mspace width="0.1667em"></mspace>';

describe('MathML', () => {
  it('has thin spaces around the name of a function, and none before its parenthesis', () => {
    expect(rendered('y \\log z')).toBe(`<mrow><mi>y</mi>${space}<mi>log</mi>${space}<mi>z</mi></mrow>`);
    expect(rendered('\\log(x)')).toMatch(/^<mrow><mi>log<\/mi><mo stretchy="false">\(/);
  });

  it('gives a script no more than its parts', () => {
    expect(rendered('\\lambda_{\\max}')).toBe('<mrow><msub><mi>λ</mi><mi>max</mi></msub></mrow>');
    expect(rendered('A_{\\max}^{x}')).toBe(
      '<mrow><msubsup><mi>A</mi><mi>max</mi><mi>x</mi></msubsup></mrow>',
    );
    expect(rendered('\\max_j z')).toBe(
      '<mrow><msub><mrow><mi>max</mi></mrow><mi>j</mi></msub><mi>z</mi></mrow>',
    );
  });

  it('keeps a sign next to its number, and a minus between its two', () => {
    expect(rendered('(-1, -2)')?.match(/<mo form="prefix">−<\/mo>/g)).toHaveLength(2);
    expect(rendered('x = -3')).toContain('<mo>=</mo><mo form="prefix">−</mo>');
    expect(rendered('a - b')).toContain('<mi>a</mi><mo>−</mo><mi>b</mi>');
  });

  it('writes := as one sign', () => {
    expect(rendered('a := b')).toBe('<mrow><mi>a</mi><mo>:=</mo><mi>b</mi></mrow>');
  });
});
