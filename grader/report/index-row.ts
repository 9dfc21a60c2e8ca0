/** One submission's row of the class page. */
import { type IndexRow, shareOf } from './class.ts';
import { formatNumber, formatPercent } from './numbers.ts';
import { cut, escapeHtml } from './text.ts';
import type { Phrases } from './words/phrases.ts';

/** How many checks a square's description names. */
const mostNamed = 6;

/** What `index.hbs` shows of a row; `index` is its place in the class. */
export function rowView(row: IndexRow, index: number, t: Phrases): object {
  const share = shareOf(row);
  const graded = row.state === 'graded';
  return {
    name: cut(row.name, 120),
    href: linkOf(row.reportHref),
    studentHref: linkOf(row.studentHref),
    graded,
    mark: graded ? row.mark && formatNumber(row.mark.mark) : undefined,
    maximum: graded ? row.mark && formatNumber(row.mark.maximum) : undefined,
    earned: graded && row.earned !== undefined ? formatNumber(row.earned) : undefined,
    points: graded && row.points !== undefined ? formatNumber(row.points) : undefined,
    percent: share === undefined ? undefined : formatPercent(share),
    strip: graded ? stripSvg(row, `strip-${index}`, t) : undefined,
    state: t.index[row.state],
    reason: row.error === undefined ? undefined : cut(row.error, 400),
  };
}

/** A link of our own making: never a scheme, another host or a path from the root. */
export function linkOf(href: string | undefined): string | undefined {
  return href === undefined || /^([a-z][a-z0-9+.-]*:|[/\\])/i.test(href.trim()) ? undefined : href;
}

/** One small square for each check: full when right, an outline when not. Its title names what is not right. */
function stripSvg(row: IndexRow, id: string, t: Phrases): string {
  const { results } = row;
  const squares = (isRight: boolean): string =>
    results
      .map(({ kind }, index) => ((kind === 'right') === isRight ? `M${index * 13 + 1},1h10v10h-10z` : ''))
      .join('');
  const width = Math.max(1, results.length * 13);
  const title = escapeHtml(stripTitle(row, t));
  return `<svg class="strip" viewBox="0 0 ${width} 12" role="img" aria-labelledby="${id}"><title id="${id}">${title}</title><path class="right" d="${squares(true)}"/><path class="wrong" d="${squares(false)}"/></svg>`;
}

function stripTitle({ results }: IndexRow, t: Phrases): string {
  const wrong = results.filter(({ kind }) => kind !== 'right').map(({ title }) => title);
  const said = t.index.stripDescription(results.length - wrong.length, results.length);
  if (wrong.length === 0) return said;
  const more = wrong.length > mostNamed ? [t.classPage.more(wrong.length - mostNamed)] : [];
  return t.classPage.wrongChecks(said, t.list([...wrong.slice(0, mostNamed), ...more]));
}
