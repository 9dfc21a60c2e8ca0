/** What a learning management system hands over and takes back. */

/** A file of a class's archive or folder; `path` as handed over, '/' between segments. Nothing is read yet. */
export type ListedFile = { readonly path: string; readonly bytes: number };

/** All that a class's archive or folder holds, in the order of code units. `folders` are those that hold nothing. */
export type ClassListing = {
  /** The archive's or folder's own name. */
  readonly name: string;
  readonly files: readonly ListedFile[];
  readonly folders: readonly string[];
};

/** Texts of small files that a platform asked for, by path. */
export type ListedTexts = Readonly<Record<string, string>>;

/**
 * Who somebody is, in the words of the platform. `lms`: the platform's own user id; `sis`: the school's; `login`: what one
 * signs in with; `participant`: a number that holds for one assignment only. A name is no identity: two may share it.
 */
export type StudentIds = Readonly<Partial<Record<'lms' | 'sis' | 'login' | 'email' | 'participant', string>>>;

export type Person = { readonly ids: StudentIds; readonly name: string };

/** A file of a submission: where it lies in the archive, and the path that it had when it was handed in. */
export type HandedIn = { readonly path: string; readonly as: string };

/** One time that somebody handed in. `submittedAt`: ISO 8601, with a zone only when the platform gave one. */
export type Attempt = {
  /** What tells attempts of one student apart, as the platform writes it. */
  readonly label?: string;
  readonly submittedAt?: string;
  readonly isLate?: boolean;
  readonly files: readonly HandedIn[];
  /** What is odd about it, in plain words: a text typed in instead of a file. */
  readonly note?: string;
};

/** People who hand in once together; its people where they are known, each of whom gets the mark. */
export type Group = {
  readonly name: string;
  readonly id?: string;
  readonly people: readonly Person[];
  /** There are others in it whom nothing names. */
  readonly isPartlyNamed?: true;
};

/** A student, or a group that hands in once. The latest attempt counts; earlier ones are listed only. */
export type Member = Person &
  Attempt & {
    readonly group?: Group;
    readonly earlier: readonly Attempt[];
    /** A single student's row of the roster. Its ids are shown; told apart and found again is a member by its own. */
    readonly onRoster?: Person;
    /** A user that the platform itself makes to try things out. */
    readonly isTestStudent?: true;
  };

/** Somebody, or a group of people. */
export type Whoever = Person & { readonly group?: Group | undefined };

/** What belongs to no member, with the reason in plain words. */
export type Unmatched = { readonly path: string; readonly reason: string };

/** `notes`: what is true of the whole archive and must be told, such as files that the platform has lost. */
export type Reading = {
  readonly members: readonly Member[];
  readonly unmatched: readonly Unmatched[];
  readonly notes?: readonly string[];
};

export type PlatformName =
  | 'moodle'
  | 'canvas'
  | 'gradescope'
  | 'blackboard'
  | 'brightspace'
  | 'sakai'
  | 'github'
  | 'folder';

/** A table of texts as a CSV file holds it, and how it was written, so that it can be written back alike. */
export type Table = {
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: ',' | ';' | '\t';
  readonly hasByteOrderMark: boolean;
  readonly lineEnd: '\n' | '\r\n';
  /** Which cells stand in quotes: those that need it, those with spaces too (PHP), all but numbers, all but empty ones, all. */
  readonly quoting?: 'needed' | 'spaced' | 'texts' | 'filled' | 'all';
  /** Its last row has no line end. */
  readonly endsOpen?: true;
};

/** One student of a roster; `row` counts the table's rows from 0, `group` is the name of the group it names. */
export type RosterEntry = Person & {
  readonly row: number;
  readonly group?: string;
  /** As {@link Attempt} has them, where the archive does not say it. */
  readonly submittedAt?: string;
  readonly isLate?: boolean;
  readonly isTestStudent?: true;
};

/** What a member's grading comes to. Only `graded` may ever overwrite a grade. */
export type GradeRow = Whoever & {
  readonly state: 'graded' | 'error' | 'missing' | 'unreadable';
  /** In the units of the assignment's own points. */
  readonly earned?: number;
  readonly points?: number;
  /** A line of our own for the student, never a student's text. */
  readonly comment?: string;
};

/** One cell that a filled-in roster changes, for `--dry-run` and for people. */
export type GradeChange = {
  /** Tells people of one name apart, as the `id` of a member does. */
  readonly id: string;
  readonly name: string;
  readonly row: number;
  readonly was: string;
  readonly now: string;
};

/** A roster with grades: the file's text, what changes in it, and who could not be helped, with the reason. */
export type FilledRoster = {
  readonly text: string;
  readonly changes: readonly GradeChange[];
  readonly refused: readonly (Pick<GradeChange, 'id' | 'name'> & { readonly reason: string })[];
};

/** Where a member's page goes in the archive that the platform takes back; no path where it takes none. */
export type FeedbackEntry = { readonly member: Member; readonly path?: string; readonly reason?: string };

/** Who is in a class, as its platform tells it, and what belongs to nobody; `id` is that of the member's folder. */
export type Roll = {
  readonly platform: PlatformName;
  readonly members: readonly (Member & { readonly id: string })[];
  readonly unmatched: readonly Unmatched[];
  /** Members whom the roster does not know. */
  readonly notOnRoster: readonly { readonly id: string; readonly name: string }[];
  /** What is true of the class as a whole and can be put down to nobody, in plain words. */
  readonly notes?: readonly string[];
};
