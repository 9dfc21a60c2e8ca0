/** Reads a program just far enough to see its brackets: what is code, what is text, what is a comment. */
import type { Opening } from '../../model.ts';

/**
 * A bracket that opens or closes `opening`, or one that is `left`: a string that is open at the end of its line, a
 * comment that is open at the end of everything or in which another begins. Lines count from 1; `indent` is the
 * line's, in columns; `isFirst` when nothing stands before it in its line.
 */
export type Bracket = {
  readonly opening: Opening;
  readonly is: 'opened' | 'closed' | 'left';
  readonly offset: number;
  readonly line: number;
  readonly indent: number;
  readonly isFirst: boolean;
};

/** Gives `take` the brackets of `text`, whatever it holds, in their order; in linear time. */
export function readBrackets(text: string, take: (bracket: Bracket) => void): void {
  new BracketReader(text, take).read();
}

/** All that is opened, by what closes it. */
export const closingOf: Readonly<Record<Opening, string>> = {
  ...{ '{': '}', '(': ')', '[': ']', '${': '}' },
  ...{ '`': '`', "'": "'", '"': '"', '/*': '*/' },
};

/** @see {@link Opening} */
export const everyOpening = Object.keys(closingOf) as readonly Opening[];

const plain: readonly Opening[] = ['(', '[', '{'];

/** After these words a `/` begins a regular expression, as after an operator. */
const operators = new Set(['return', 'typeof', 'case', 'in', 'of', 'void', 'throw', 'else', 'do', 'await']);

/** What is longer and has no end in its line was no regular expression. */
const longestPattern = 300;

const tabWidth = 4;
const word = /[\w$\u0080-\uffff]+/y;
const lineEnd = /[\n\r]/g;

class BracketReader {
  private readonly text: string;
  private readonly take: (bracket: Bracket) => void;
  private at = 0;
  private line = 1;
  private indent = 0;
  private isFirst = true;
  /** Whether an operand ends here, so that a `/` divides. */
  private isAfterValue = false;
  /** For each `${` that is open, how many `{` are open in it. */
  private readonly holes: number[] = [];

  constructor(text: string, take: (bracket: Bracket) => void) {
    this.text = text;
    this.take = take;
  }

  read(): void {
    while (this.at < this.text.length) {
      const character = this.text.charAt(this.at);
      if (/\s/.test(character)) this.skipSpace(character);
      else {
        this.readToken(character);
        this.isFirst = false;
      }
    }
  }

  private readToken(character: string): void {
    const pair = this.text.slice(this.at, this.at + 2);
    if (pair === '//') this.at = this.endOfLine();
    else if (pair === '/*') this.readComment();
    else if (character === '"' || character === "'") this.readString(character);
    else if (character === '`') this.readBacktick();
    else this.readCode(character, pair);
  }

  private readCode(character: string, pair: string): void {
    const opened = plain.find((opening) => opening === character);
    const closed = plain.find((opening) => closingOf[opening] === character);
    if (opened !== undefined) this.open(opened);
    else if (closed !== undefined) this.close(closed);
    else if (character !== '/' || this.isAfterValue || !this.skipPattern()) this.skipCode(pair);
  }

  private skipSpace(character: string): void {
    this.at += 1;
    if (this.endsLine(character)) {
      this.line += 1;
      this.indent = 0;
      this.isFirst = true;
    } else if (this.isFirst) {
      this.indent += character === '\t' ? tabWidth - (this.indent % tabWidth) : 1;
    }
  }

  /** Whether `character`, just passed, ends a line; `\r\n` does so once. */
  private endsLine(character: string): boolean {
    return character === '\n' || (character === '\r' && this.text[this.at] !== '\n');
  }

  private endOfLine(): number {
    lineEnd.lastIndex = this.at;
    return lineEnd.exec(this.text)?.index ?? this.text.length;
  }

  /** Goes on to `end`; what stands there belongs to the line in which this began. */
  private skipTo(end: number): void {
    while (this.at < end) {
      this.at += 1;
      if (this.endsLine(this.text.charAt(this.at - 1))) this.line += 1;
    }
  }

  private tell(opening: Opening, is: Bracket['is']): void {
    const { at: offset, line, indent, isFirst } = this;
    this.take({ opening, is, offset, line, indent, isFirst });
  }

  private open(opening: Opening): void {
    this.tell(opening, 'opened');
    this.at += 1;
    this.isAfterValue = false;
    if (opening === '{') this.countBraces(1);
  }

  private close(opening: Opening): void {
    const isHole = opening === '{' && this.holes.at(-1) === 0;
    this.tell(isHole ? '${' : opening, 'closed');
    this.at += 1;
    this.isAfterValue = true;
    if (isHole) this.resumeTemplate();
    else if (opening === '{') this.countBraces(-1);
  }

  private countBraces(by: number): void {
    const open = this.holes.pop();
    if (open !== undefined) this.holes.push(open + by);
  }

  /** A backtick in a `${` whose line has no other closes the template: there the `}` is missing. */
  private readBacktick(): void {
    const next = this.text.indexOf('`', this.at + 1);
    const isAlone = next === -1 || /[\n\r]/.test(this.text.slice(this.at, next));
    if (this.holes.length > 0 && isAlone) {
      this.holes.pop();
      this.closeTemplate();
    } else {
      this.tell('`', 'opened');
      this.at += 1;
      this.readTemplate();
    }
  }

  private closeTemplate(): void {
    this.tell('`', 'closed');
    this.at += 1;
    this.isAfterValue = true;
  }

  private resumeTemplate(): void {
    this.holes.pop();
    this.readTemplate();
  }

  /** The text of a template as far as its end or the next `${`. */
  private readTemplate(): void {
    let end = this.at;
    while (end < this.text.length && this.text[end] !== '`' && !this.text.startsWith('${', end)) {
      end += this.text[end] === '\\' ? 2 : 1;
    }
    this.skipTo(Math.min(end, this.text.length));
    if (this.text[this.at] === '`') this.closeTemplate();
    else if (this.at < this.text.length) {
      this.tell('${', 'opened');
      this.at += 2;
      this.isAfterValue = false;
      this.holes.push(0);
    }
  }

  /** A comment that begins a line inside of a comment began one of its own, whose end this one took for its own. */
  private readComment(): void {
    const end = this.text.indexOf('*/', this.at + 2);
    const inside = this.text.slice(this.at + 2, end === -1 ? undefined : end);
    if (end === -1 || /[\n\r][ \t]*\/\*/.test(inside)) this.tell('/*', 'left');
    this.skipTo(end === -1 ? this.text.length : end + 2);
  }

  private readString(quote: "'" | '"'): void {
    let end = this.at + 1;
    while (end < this.text.length && !`${quote}\n\r`.includes(this.text.charAt(end))) {
      const isContinued = this.text.startsWith('\\\r\n', end);
      end += isContinued ? 3 : this.text[end] === '\\' ? 2 : 1;
    }
    const isClosed = this.text[end] === quote;
    if (!isClosed) this.tell(quote, 'left');
    this.skipTo(Math.min(isClosed ? end + 1 : end, this.text.length));
    this.isAfterValue = true;
  }

  /** Passes the regular expression that begins here; `false` when there is none. */
  private skipPattern(): boolean {
    let isClass = false;
    const last = Math.min(this.at + longestPattern, this.text.length);
    for (let end = this.at + 1; end < last; end += 1) {
      const character = this.text.charAt(end);
      if (character === '\n' || character === '\r') return false;
      if (character === '\\') end += 1;
      else if (character === '[') isClass = true;
      else if (character === ']') isClass = false;
      else if (character === '/' && !isClass) {
        this.at = end + 1;
        this.isAfterValue = true;
        return true;
      }
    }
    return false;
  }

  /** Passes a word or an operator. `x++ / 2` and `x! / 2` divide. */
  private skipCode(pair: string): void {
    word.lastIndex = this.at;
    const [found] = word.exec(this.text) ?? [];
    if (found !== undefined) {
      this.at += found.length;
      this.isAfterValue = !operators.has(found);
      return;
    }
    const isDouble = pair === '++' || pair === '--';
    this.at += isDouble ? 2 : 1;
    if (!isDouble && (pair[0] !== '!' || pair[1] === '=')) this.isAfterValue = false;
  }
}
