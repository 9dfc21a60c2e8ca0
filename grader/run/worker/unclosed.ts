/**
 * Looks in a text that does not parse for what was opened and never closed: parsers notice that only where nothing
 * else fits, often at the end of the file.
 */
import type { Opening } from '../../model.ts';
import { type Bracket, readBrackets } from './brackets.ts';

/** What is never closed, and where it is opened; lines and columns from 1. */
export type Opened = { readonly opening: Opening; readonly line: number; readonly column: number };

/** No person nests more. */
const deepest = 64;

/** Who takes a column for another meant the same line. */
const sloppiness = 1;

/**
 * What is most probably never closed in `text`, which does not parse; `undefined` when everything is closed, so that
 * the mistake is another. In linear time, whatever the text.
 */
export function findUnclosed(text: string): Opened | undefined {
  const matcher = new Matcher();
  readBrackets(text, (bracket) => matcher.take(bracket));
  const found = matcher.found();
  if (found === undefined) return undefined;
  const { opening, offset, line } = found;
  const lineStart = Math.max(text.lastIndexOf('\n', offset), text.lastIndexOf('\r', offset)) + 1;
  return { opening, line, column: offset - lineStart + 1 };
}

/** A bracket that is open; `start` where a run of templates began that each end where the next should begin. */
type Open = Bracket & { readonly start: Bracket };

class Matcher {
  private readonly open: Open[] = [];
  /** What others were closed over, in the order in which that is seen. */
  private readonly suspects: Bracket[] = [];
  /** How many more were opened than closed. */
  private readonly surplus = new Map<Opening, number>();
  private isTooDeep = false;
  /** The first string or comment. */
  private left: Bracket | undefined;
  /** The line of the latest bracket that closes one of a line before, and how that line is indented. */
  private continued = { line: 0, indent: 0 };
  private ranOn: { readonly line: number; readonly start: Bracket } | undefined;

  take(bracket: Bracket): void {
    if (this.isTooDeep) return;
    if (bracket.is === 'left') this.takeLeft(bracket);
    else if (bracket.is === 'opened') this.takeOpened(bracket);
    else this.takeClosed(bracket);
  }

  found(): Bracket | undefined {
    if (this.isTooDeep) return undefined;
    const template = this.open.find(({ opening }) => opening === '`');
    const isMissing = ({ opening }: Bracket) => (this.surplus.get(opening) ?? 0) > 0;
    return this.left ?? template?.start ?? this.suspects.find(isMissing) ?? this.open.findLast(isMissing);
  }

  private takeLeft(bracket: Bracket): void {
    this.left ??= this.ranOn?.line === bracket.line ? this.ranOn.start : bracket;
  }

  private takeOpened(bracket: Bracket): void {
    const { line, opening } = bracket;
    const indent = this.continued.line === line ? this.continued.indent : bracket.indent;
    const start = opening === '`' && this.ranOn?.line === line ? this.ranOn.start : bracket;
    this.open.push({ ...bracket, indent, start });
    this.surplus.set(opening, (this.surplus.get(opening) ?? 0) + 1);
    this.isTooDeep = this.open.length > deepest;
  }

  private takeClosed(bracket: Bracket): void {
    const { opening, line } = bracket;
    this.surplus.set(opening, (this.surplus.get(opening) ?? 0) - 1);
    const index = this.partnerOf(bracket);
    const partner = this.open[index];
    if (partner === undefined) this.acquit(opening);
    else {
      this.suspect(this.open.splice(index).slice(1));
      if (partner.line !== line) this.goOn(partner, line);
    }
  }

  /** What follows in `line` belongs to the line in which `partner` stands. */
  private goOn({ indent, opening, start }: Open, line: number): void {
    this.continued = { line, indent };
    if (opening === '`') this.ranOn = { line, start };
  }

  /**
   * The index of what `bracket` closes, the innermost of its kind; where that stands further right than the line
   * that `bracket` begins, the one that is indented as it is, since the inner one was never closed.
   */
  private partnerOf({ opening, isFirst, indent }: Bracket): number {
    let partner = -1;
    for (let index = this.open.length - 1; index >= 0; index -= 1) {
      const open = this.open[index];
      if (open?.opening === opening) {
        if (partner === -1) partner = index;
        if (!isFirst || open.indent <= indent + sloppiness)
          return open.indent >= indent - sloppiness ? index : partner;
      } else if (open?.opening === '${' && opening !== '`') return partner;
    }
    return partner;
  }

  private suspect(open: readonly Bracket[]): void {
    if (this.suspects.length < deepest) this.suspects.push(...open.toReversed());
  }

  /** Something is closed that is not open: what was closed over last was closed here, badly indented. */
  private acquit(opening: Opening): void {
    const index = this.suspects.findLastIndex((suspect) => suspect.opening === opening);
    if (index >= 0) this.suspects.splice(index, 1);
  }
}
