/** The class of sixty as Blackboard, Brightspace, Sakai, GitHub's tools and plain folders lay it out. */
import {
  cleaned,
  expected,
  fullName,
  groups,
  type LaidOut,
  listingOf,
  type Student,
  students,
} from './class-of-60.ts';

const assignment = 'HW 2_Mini-batches (due Friday)';

/** All times of handing in, the latest last, each with a minute of its own. */
function timesOf({ earlier, files, number }: Student) {
  return [...earlier, files].map((handedIn, index) => ({
    handedIn,
    minute: String(number % 60).padStart(2, '0'),
    hour: 9 + index,
  }));
}

/** A receipt as Blackboard writes it; what stands under "Comments:" is the student's. */
export function receipt(name: string, login: string, files: readonly string[] = [], typed = ''): string {
  return [
    `Name: ${name} (${login})`,
    `Assignment: ${assignment}`,
    "Date Submitted: Tuesday, 21 April 2026 06:34:13 o'clock BST",
    'Current Mark: Needs Marking',
    '',
    'Submission Field:',
    typed || 'There is no student submission text data for this assignment.',
    '',
    'Comments:',
    'Name: Somebody Else (s0000002)',
    '',
    'Files:',
    ...files.flatMap((file) => [`\tOriginal filename: ${file}`, `\tFilename: ${file}`]),
    '',
  ].join('\r\n');
}

function blackboard(): LaidOut {
  const paths: string[] = [];
  const texts: Record<string, string> = {};
  for (const student of students) {
    for (const { handedIn, hour, minute } of timesOf(student)) {
      const stem = `${assignment}_${student.login}_attempt_2026-04-21-${String(hour).padStart(2, '0')}-${minute}-13`;
      paths.push(`${stem}.txt`, ...handedIn.map((file) => `${stem}_${file}`));
      texts[`${stem}.txt`] = receipt(fullName(student), student.login, handedIn);
    }
  }
  const members = students.map(({ login, files, earlier }) => expected(login, files, earlier.length));
  return {
    layout: 'blackboard',
    platform: 'blackboard',
    listing: listingOf('gradebook.zip', paths),
    texts,
    truth: { members, unmatched: [] },
  };
}

function blackboardGroups(): LaidOut {
  const stems = groups.map(({ name }) => `${assignment}_${name}_attempt_2026-04-21-09-00-13`);
  const texts = Object.fromEntries(
    stems.map((stem, index) => {
      const first = groups[index]!.people[0]!;
      return [`${stem}.txt`, receipt(fullName(first), first.login)];
    }),
  );
  // One student works alone, so that the title is known.
  const alone = `${assignment}_zoe_attempt_2026-04-21-09-00-13`;
  texts[`${alone}.txt`] = receipt('Zoe', 'zoe');
  const paths = [...stems, alone].flatMap((stem) => [`${stem}.txt`, `${stem}_optimizers.ts`]);
  const members = [...groups.map(({ name }) => name), 'zoe'].map((who) => expected(who, ['optimizers.ts']));
  return {
    layout: 'blackboard, groups',
    platform: 'blackboard',
    listing: listingOf('gradebook.zip', paths),
    texts,
    truth: { members, unmatched: [] },
  };
}

function brightspace(): LaidOut {
  const paths = students.flatMap((student) =>
    timesOf(student).flatMap(({ handedIn, hour, minute }) => {
      const time = `${hour % 12 || 12}${minute} ${hour < 12 ? 'AM' : 'PM'}`;
      const folder = `${student.lms}-640693 - ${cleaned(fullName(student))} - Apr 1, 2026 ${time}`;
      return handedIn.map((file) => `${folder}/${file}`);
    }),
  );
  const members = students.map(({ lms, files, earlier }) => expected(lms, files, earlier.length));
  return {
    layout: 'brightspace',
    platform: 'brightspace',
    listing: listingOf('HW 2 Download Apr 30.zip', [...paths, 'index.html']),
    texts: {},
    truth: { members, unmatched: [] },
  };
}

function sakai(): LaidOut {
  const folderOf = ({ first, last, login }: Student) => `HW 2/${cleaned(`${last}, ${first}`)}(${login})`;
  const paths = students.flatMap((student) => [
    ...student.files.map((file) => `${folderOf(student)}/Submission attachment(s)/${file}`),
    `${folderOf(student)}/timestamp.txt`,
    `${folderOf(student)}/comments.txt`,
    `${folderOf(student)}/Feedback Attachment(s)/old report.html`,
  ]);
  const texts = Object.fromEntries(
    students.map((student) => [`${folderOf(student)}/timestamp.txt`, '2026-04-21T06:34:13Z\n']),
  );
  return {
    layout: 'sakai',
    platform: 'sakai',
    listing: listingOf('bulk_download.zip', [...paths, 'HW 2/grades.csv']),
    texts,
    truth: { members: students.map(({ login, files }) => expected(login, files)), unmatched: [] },
  };
}

function sakaiWithoutFolders(): LaidOut {
  const nameOf = ({ first, last, login }: Student) => `HW 2/${cleaned(`${last}, ${first}`)}(${login})`;
  const paths = students.flatMap((student) => [
    ...student.files.map((file) => `${nameOf(student)}_Submission attachment(s)_${file}`),
    `${nameOf(student)}_comments.txt`,
    `${nameOf(student)}__submissionText.html`,
  ]);
  const members = students.map(({ login, files }) => expected(login, [...files, '_submissionText.html']));
  return {
    layout: 'sakai, without folders',
    platform: 'sakai',
    listing: listingOf('bulk_download.zip', [...paths, 'HW 2/grades.csv']),
    texts: {},
    truth: { members, unmatched: [] },
  };
}

function sakaiGroups(): LaidOut {
  const texts: Record<string, string> = {};
  const paths = groups.flatMap(({ name, id, people }) => {
    const folder = `HW 2/${name} (${id})`;
    texts[`${folder}/members.txt`] = people
      .map(({ first, last, login }) => `${last}, ${first}(${login})`)
      .join('; ');
    return [`${folder}/Submission attachment(s)/optimizers.ts`, `${folder}/members.txt`];
  });
  return {
    layout: 'sakai, groups',
    platform: 'sakai',
    listing: listingOf('bulk_download.zip', [...paths, 'HW 2/grades.csv']),
    texts,
    truth: { members: groups.map(({ id }) => expected(id, ['optimizers.ts'])), unmatched: [] },
  };
}

function github(): LaidOut {
  const paths = students.flatMap(({ login, files }) => [
    ...['.git/HEAD', '.github/workflows/classroom.yml', 'package.json', ...files].map(
      (file) => `hw2-${login.replace('_', '-')}/${file}`,
    ),
  ]);
  return {
    layout: 'github',
    platform: 'github',
    listing: listingOf('hw2-submissions', paths),
    texts: {},
    truth: {
      members: students.map(({ login, files }) =>
        expected(login.replace('_', '-'), ['package.json', ...files]),
      ),
      unmatched: [],
    },
  };
}

const folderNames = students.map((student) =>
  student.number === 2 ? 'Sam Twin (2)' : cleaned(fullName(student)),
);

/** Names of their own: plain folders have nothing else to tell people apart. */
export const folderNamesOf60: readonly string[] = folderNames.map((name, index) =>
  folderNames.indexOf(name) === index ? name : `${name} ${index + 1}`,
);

function folders(): LaidOut {
  const paths = students.flatMap(({ files }, index) =>
    files.map((file) => `${folderNamesOf60[index]}/${file}`),
  );
  return {
    layout: 'folders',
    platform: 'folder',
    listing: listingOf('HW2', [...paths, 'README.md']),
    texts: {},
    truth: {
      members: students.map(({ files }, index) => expected(folderNamesOf60[index]!, files)),
      unmatched: ['README.md'],
    },
  };
}

function zips(): LaidOut {
  return {
    layout: 'zips',
    platform: 'folder',
    listing: listingOf(
      'HW2',
      folderNamesOf60.map((name) => `${name}.zip`),
    ),
    texts: {},
    truth: {
      members: folderNamesOf60.map((name) => expected(name, [`${name}.zip`])),
      unmatched: [],
    },
  };
}

/** Every layout that is read by content alone. */
export const layouts: readonly LaidOut[] = [
  blackboard(),
  blackboardGroups(),
  brightspace(),
  sakai(),
  sakaiWithoutFolders(),
  sakaiGroups(),
  github(),
  folders(),
  zips(),
];
