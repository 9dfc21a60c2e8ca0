/** Something that the author of an assignment must mend; the message names where it is and what was found. */
export class AuthorError extends Error {
  override name = 'AuthorError';
}
