/** A reference in three files, for tests of edits. */
import * as lesson from './lesson.ts';

export const reference = { meanOf: lesson.meanOf, spreadOf: lesson.spreadOf, tanh: lesson.tanh };
