/** Who moved, for a terminal. Names are the students': escaped and cut. */
import type { CheckMarks, Marks, Move } from './moves.ts';
import { formatNumber } from './numbers.ts';
import { cut, forTerminal } from './text.ts';

/** Two or more lines for each member that moved. Ends with a newline unless it is empty. */
export function renderMoves(moves: readonly Move[]): string {
  return moves.map((move) => `${lineOf(move)}\n${checkLines(move)}`).join('');
}

function lineOf({ id, name, attempt, before, after }: Move): string {
  const named = name === id ? id : `${id} (${forTerminal(cut(name, 80))})`;
  const who = attempt === undefined ? named : `${named}, attempt ${attempt}`;
  const was = before === undefined ? 'no marks' : marksText(before);
  return `${who}: ${was} -> ${marksText(after)}${differenceText(before, after)}`;
}

const marksText = ({ earned, points }: Marks) => `${formatNumber(earned)} of ${formatNumber(points)}`;

/** With different points in all, the difference of what was earned says nothing. */
function differenceText(before: Marks | undefined, after: Marks): string {
  if (before === undefined || before.points !== after.points) return '';
  const by = Math.round((after.earned - before.earned) * 1e6) / 1e6;
  return ` (${by > 0 ? '+' : ''}${formatNumber(by)})`;
}

function checkLines({ checks }: Move): string {
  return checks
    .map(({ id, title, before, after }) => `  ${id}, ${title}: ${sideText(before)} -> ${sideText(after)}\n`)
    .join('');
}

function sideText(marks: CheckMarks | undefined): string {
  return marks === undefined ? 'not there' : `${marks.kind}, ${marksText(marks)}`;
}
