/**
 * The rules of reading and writing that each platform sets, and where each is tested. The list is for whoever changes a
 * platform; a test that is renamed or removed is missed here.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Rules = Readonly<Record<string, readonly (readonly [rule: string, test: string])[]>>;

const rules: Rules = {
  'canvas.test.ts': [
    ['LATE is a mark, no part of a name; all files of a user are one submission', 'late or not'],
    [
      'the first number is the user’s, the second the attachment’s; names may hold "_"',
      'reads names with "_"',
    ],
    ['anonymous archives have an id in place of name and user', 'reads anonymous archives'],
    ['text entries and links come as text.html and link.html', 'only typed a text or gave a link'],
    ['a file handed in again has a counter before its ending', 'undoes the counter'],
    ['the greatest attachment number is the latest', 'by the number of the attachment'],
    ['letters of any script stay; a name may lose all it has', 'whose name has no letters'],
    ['a name with a number at its end hides the user', 'gives nobody the files of two names'],
    ['there is a test student', 'knows the test student'],
    [
      'a page has a downloaded name; a last part "link" is ignored',
      'Canvas finds the user and the attachment in',
    ],
    ['text entries take no file back', 'no place for who handed in no file'],
  ],
  'partly-named-groups.test.ts': [
    ['a group’s name stands beside the id of one of its people', 'writes the id of one of its people only'],
    ['a receipt names who handed in for a group', 'gives the mark to who is named'],
  ],
  'canvas-gradebook.test.ts': [
    ['matching is by ID, SIS User ID, SIS Login ID, never by name', 'has ids with their zeros'],
    [
      'rows of blanks, "Muted", "Manual Posting" and separators are skipped',
      'begins after any rows about assignments',
    ],
    ['LastName and FirstName may be apart', 'last and first names apart'],
    ['the heading needs Student, ID, Section and more than three columns', 'is not read from %s'],
    [
      'an unknown column is a new assignment; another Points Possible changes one',
      'no column more, Points Possible untouched',
    ],
    [
      'byte order mark, delimiter and line ends are a feature of the user',
      'keeps byte order mark, semicolons and CRLF',
    ],
    ['marks are compared at two decimals', 'the same at two decimals'],
    ['a column is named "Title (id)"', 'by its heading, its title or its id'],
    ['totals are dropped by their titles, other titles with "Final" are not', 'takes a title with "Final"'],
    ['points possible may differ from the marks', 'asks before it converts'],
    ['"(read only)" skips a column', 'does not write into a column that is read only'],
    ['EX, N/A and the test student keep what they have', 'leaves the excused excused'],
    ['blank and "-" are no score', 'takes "-" for no score'],
    ['a mark for one of a group is the group’s', 'as Canvas gives it to the others'],
    ['a name with a number at its end may be meant', 'who may only be called by the number'],
    ['anonymous submissions are in no gradebook', 'anonymous submissions'],
    ['only graded overwrites', 'never lets %s overwrite'],
  ],
  'moodle.test.ts': [
    ['folders, with paths below', 'is read in folders'],
    ['flat, where one of two files of a name is lost', 'is read flat'],
    ['folders ended in "_" before 4.1', 'as it was before 4.1'],
    ['blind marking names nobody', 'under blind marking'],
    ['a team has its group’s number, the default team none', 'knows a team by its group number'],
    ['online text is a plugin of its own', 'puts a text typed in'],
    ['two students of one name differ by the number only', 'tells two students of one name apart'],
    ['the number holds for one assignment', 'in two archives'],
    ['a page’s folder has no "_" in its name part, and the number second', 'no "_" in the name'],
    ['each of a team’s people is given the page', "goes to each of a team's people"],
  ],
  'moodle-worksheet.test.ts': [
    ['identifiers are "Participant N"; names as they are, "=1+1" too', 'names as they are'],
    ['headings are matched exactly; one ragged row refuses all', 'one ragged row'],
    ['only changed rows, four columns, comments never first', 'holds only rows that change'],
    ['a decimal comma is cut off where the site is English', 'writes a point for the decimal'],
    ['Last modified goes back as it came', 'repeats the cell of the last change'],
    ['an empty comment wipes out a teacher’s', 'leaves out comments where there are none'],
    ['a text is stored as 0, so only graded is written', 'never lets %s overwrite a grade'],
    ['locked rows and unreadable dates are skipped in silence', 'a locked grade'],
    ['a grade that is newer needs the tick', 'writes over an unreadable date'],
    ['above the maximum or negative is skipped in silence', 'above the maximum, negative'],
    ['headings are translated', 'what its cells hold in another language'],
    ['blind worksheets have no names', 'takes blind worksheets'],
    ['a team’s people have a row each', "gives each of a team's people the team's mark"],
  ],
  'gradescope.test.ts': [
    ['Ruby’s keys; sid with zeros; several submitters', 'is read by its metadata'],
    ['sid or email may be missing', 'lists what the metadata gives nobody'],
    ['the latest submission counts', 'counts the latest of several submissions'],
    ['columns of the grades', 'are a roster of school numbers'],
    ['a group’s mark is each one’s', "a group's for each of its people"],
  ],
  'members.test.ts': [
    [
      'Blackboard: an attempt has a receipt and files, the latest counts',
      'counts the latest of several attempts',
    ],
    ['Blackboard: titles, users and files may hold "_"', 'finds users and titles with "_"'],
    ['Blackboard: a group stands in place of a user', 'reads a group by its name'],
    ['Brightspace: a time without a colon, a name with " - "', 'reads times with no colon'],
    ['Brightspace: index.html is its own', 'passes over index.html'],
    ['Sakai: attachments, comments, feedback and times are told apart', 'takes what was handed in'],
    ['Sakai: texts that were typed', 'keeps a text that was typed in'],
    ['Sakai: groups and hidden names', 'reads groups, several names'],
    ['GitHub: .git and .github are not handed in', 'hand in neither .git'],
  ],
  'rosters.test.ts': [
    ['Blackboard: "|id" names a column', 'titles with "|id"'],
    ['Brightspace: ids have "#" in front', 'reads ids without the "#"'],
    ['Brightspace: ids, one item, end of line and nothing more', 'the one item and the end of line'],
    ['Brightspace: above the maximum is cut', 'refuses what Brightspace would cut'],
    ['Brightspace: an unknown item is created', 'makes no item that is not there'],
    ['Sakai: title, empty row, header, then rows by position', 'keeps its three rows at the top'],
    ['Sakai: letters and pass/fail are no points', 'not graded by points'],
  ],
  'marks.test.ts': [
    ['a display name is no key', 'are never found by a name'],
    ['tables for people hold no formula; Excel needs a byte order mark', 'and no formula'],
  ],
  'table.test.ts': [
    ['UTF-8 and UTF-16, with a byte order mark or without', 'is read from %s'],
    ['comma, semicolon, tab; decimal commas', 'semicolons with decimal commas'],
    ['LF, CRLF, CR, none', 'takes lines that end in %s'],
    ['quotes, line ends in cells, "=1+1"', 'formulas and apostrophes'],
    ['"1,234" is 1.234, the last mark counts', 'reads %j'],
    ['marks are digits, a point and two decimals at most', 'writes %d'],
    ['what the teacher’s file had goes back as it was', 'writes back %s byte for byte'],
  ],
};

const listed = Object.entries(rules).flatMap(([file, all]) =>
  all.map(([rule, test]) => ({ file, rule, test })),
);

it.each(listed)('$rule: $file', ({ file, test }) => {
  const titles =
    readFileSync(new URL(file, import.meta.url), 'utf8').match(/^ *(?:it|test)[.(].*|^ *['"[\]].*/gm) ?? [];
  expect(titles.filter((title) => title.includes(test))).not.toEqual([]);
});
