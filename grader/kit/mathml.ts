/** MathML as KaTeX writes it, mended where browsers lay it out otherwise than TeX would. */

/** Stands between a function's name and its argument; it takes up no room, but counts as a child. */
const application = '<mo>\u2061</mo>';
const thinSpace = '<mspace width="0.1667em"></mspace>';

/** Elements whose children have fixed places: one more breaks them. */
const fixed = /^m(sub|sup|subsup|under|over|underover|frac|root)$/;

/** `markup` with thin spaces around names of functions, and signs next to what they belong to. */
export function mendMathml(markup: string): string {
  return withoutSurplus(markup)
    .replace(/(<\/m(?:i|n|sub|sup|subsup|over|frac)>)(?=<mi>[a-z]{2,}<\/mi><mo>\u2061)/g, `$1${thinSpace}`)
    .replace(/<mo>\u2061<\/mo>(?=<\/mrow>|<mo[^>]*>[([{|∣∥]<\/mo>)/g, '')
    .replaceAll(application, thinSpace)
    .replace(
      /(<mo[^>]*>(?:[([{,;=≤≥≈≠→←↦∈⋅×∘∣]|&lt;|&gt;)<\/mo>)<mo>([−±+])<\/mo>/g,
      '$1<mo form="prefix">$2</mo>',
    )
    .replaceAll('<mo>:</mo><mo>=</mo>', '<mo>:=</mo>');
}

/** Without the {@link application} signs that stand directly in elements of fixed places. */
function withoutSurplus(markup: string): string {
  const open: string[] = [];
  let rest = '';
  for (const piece of markup.split(/(<mo>\u2061<\/mo>|<[^>]+>)/)) {
    if (piece === application && fixed.test(open.at(-1) ?? '')) continue;
    rest += piece;
    const [, isClosing, name = ''] = /^<(\/?)(\w+)/.exec(piece === application ? '' : piece) ?? [];
    if (name !== '' && isClosing === '') open.push(name);
    else if (name !== '') open.pop();
  }
  return rest;
}
