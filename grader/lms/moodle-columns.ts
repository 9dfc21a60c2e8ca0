/** Where a Moodle grading worksheet keeps what: by its English headings, or in another language by what the cells hold. */
import type { Table } from '../model.ts';
import { columnCalled } from './columns.ts';
import { RosterError } from './platform.ts';
import { cellOf } from './table.ts';

/** Columns by index. Without `name`, marking is blind; without `comments`, Moodle takes none. */
export type WorksheetColumns = {
  readonly identifier: number;
  readonly grade: number;
  readonly maximum: number;
  readonly canBeChanged: number;
  readonly modified: number;
  readonly name?: number | undefined;
  readonly email?: number | undefined;
  readonly login?: number | undefined;
  readonly sis?: number | undefined;
  readonly team?: number | undefined;
  readonly status?: number | undefined;
  readonly submitted?: number | undefined;
  readonly comments?: number | undefined;
};

const cure =
  'Download it with "Download grading worksheet" in the list of submissions, with Moodle set to English, and upload ' +
  'it in English, too: then Moodle reads its dates and numbers as well.';

/** The columns of a worksheet. @throws {RosterError} when it is none, or none that this can be sure of. */
export function worksheetColumns(table: Table): WorksheetColumns {
  const [header, ...rows] = table.rows;
  const ragged = rows.findIndex((row) => row.length !== header?.length);
  if (ragged >= 0) {
    const lengths = `${rows[ragged]?.length} cells, the heading ${header?.length}`;
    throw new RosterError(
      `Row ${ragged + 2} of the worksheet has ${lengths}: Moodle would take no row. ${cure}`,
    );
  }
  const columns = byHeading(header ?? []) ?? byContent(rows);
  if (!columns) throw new RosterError(`This is no grading worksheet of a Moodle assignment. ${cure}`);
  if (!rows.every((row) => /^\D+\d+$/.test(cellOf(row, columns.identifier))))
    throw new RosterError(
      `The column "${cellOf(header, columns.identifier)}" must hold texts such as "Participant 7". ${cure}`,
    );
  return columns;
}

function byHeading(header: readonly string[]): WorksheetColumns | undefined {
  const at = (heading: string) => {
    const column = columnCalled(header, heading);
    return column < 0 ? undefined : column;
  };
  const [identifier, grade, modified] = ['Identifier', 'Grade', 'Last modified (grade)'].map(at);
  if (identifier === undefined || grade === undefined || modified === undefined) return undefined;
  const [maximum, canBeChanged] = ['Maximum grade', 'Grade can be changed'].map(at);
  if (maximum === undefined || canBeChanged === undefined)
    throw new RosterError(
      'This worksheet has no "Maximum grade" or no "Grade can be changed", so the assignment may be graded in words. ' +
        'Grade it with points, and download the worksheet again with all its columns.',
    );
  return {
    ...{ identifier, grade, maximum, canBeChanged, modified },
    name: at('Full name'),
    email: at('Email address'),
    login: at('Username'),
    sis: at('ID number'),
    team: at('Group'),
    status: at('Status'),
    submitted: at('Last modified (submission)'),
    comments: at('Feedback comments'),
  };
}

/** A date in any language, or none. */
function isDate(cell: string): boolean {
  return cell === '-' || (cell.length < 100 && /\d{4}/.test(cell) && /\d:\d\d/.test(cell));
}

/**
 * Moodle's order is the same in every language: identifier, name and profile, status, team, grade, maximum, workflow,
 * "can be changed", time of submission, texts, time of grade, comments.
 */
function byContent(rows: readonly (readonly string[])[]): WorksheetColumns | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const columns = [...first.keys()];
  const maximum = columns.find(
    (column) =>
      column >= 3 &&
      rows.every((row) => /^\d+[.,]\d+$/.test(cellOf(row, column)) && row[column] === first[column]),
  );
  if (maximum === undefined) return undefined;
  const dates = columns.filter(
    (column) => column > maximum && rows.every((row) => isDate(cellOf(row, column))),
  );
  const [earliest, modified] = [dates[0], dates.at(-1)];
  if (earliest === undefined || modified === undefined) return undefined;
  const canBeChanged = earliest - 1;
  if (canBeChanged <= maximum || new Set(rows.map((row) => row[canBeChanged])).size !== 1)
    throw new RosterError(
      `Which grades may be changed cannot be told from this worksheet's language. ${cure}`,
    );
  const comments = modified + 1 === first.length - 1 ? { comments: modified + 1 } : {};
  // Under blind marking, status and grade follow the identifier at once.
  const name = maximum > 3 ? 1 : undefined;
  return { identifier: 0, name, grade: maximum - 1, maximum, canBeChanged, modified, ...comments };
}
