/** Who moved, for a terminal. Names are the students': escaped and cut. */
import { type CheckMarks, countedIn, type Earned, type Move } from './moves.ts';
import { formatNumber } from './numbers.ts';
import { cut, forTerminal } from './text.ts';

/** Two or more lines for each member that moved. Ends with a newline unless it is empty. */
export function renderMoves(moves: readonly Move[]): string {
  return moves.map((move) => `${lineOf(move)}\n${checkLines(move)}`).join('');
}

function lineOf({ id, name, attempt, ...move }: Move): string {
  const named = name === id ? id : `${id} (${forTerminal(cut(name, 80))})`;
  const who = attempt === undefined ? named : `${named}, attempt ${attempt}`;
  return `${who}: ${pointsText(move)}${markText(move)}`;
}

type Sides = Pick<Move, 'before' | 'after' | 'because'>;

function pointsText({ before, after, because }: Sides): string {
  if (because === 'rules') return earnedText(after);
  return before === undefined ? `no marks -> ${earnedText(after)}` : changeText(before, after);
}

/** What points come to, where that is something else than they are, before or after. */
function markText({ before, after, because }: Sides): string {
  if (before?.mark === undefined && after.mark === undefined) return '';
  const is = countedIn(after);
  const text = before === undefined ? earnedText(is) : changeText(countedIn(before), is);
  return `, mark ${text}${because === 'rules' ? '; only the rules changed' : ''}`;
}

const changeText = (before: Earned, after: Earned): string =>
  `${earnedText(before)} -> ${earnedText(after)}${differenceText(before, after)}`;

const earnedText = ({ earned, points }: Earned) => `${formatNumber(earned)} of ${formatNumber(points)}`;

/** With different points in all, the difference of what was earned says nothing. */
function differenceText(before: Earned, after: Earned): string {
  if (before.points !== after.points) return '';
  const by = Math.round((after.earned - before.earned) * 1e6) / 1e6;
  return ` (${by > 0 ? '+' : ''}${formatNumber(by)})`;
}

function checkLines({ checks }: Move): string {
  return checks
    .map(({ id, title, before, after }) => `  ${id}, ${title}: ${sideText(before)} -> ${sideText(after)}\n`)
    .join('');
}

function sideText(marks: CheckMarks | undefined): string {
  return marks === undefined ? 'not there' : `${marks.kind}, ${earnedText(marks)}`;
}
