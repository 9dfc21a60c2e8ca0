/** Why something was not read. Rooms outside see {@link IntakeError} only. */

/**
 * A path that cannot be graded at all; the message says what, where and what to do. Its `cause` is the system's error where
 * that is the reason, which is not the student's then.
 */
export class IntakeError extends Error {
  override readonly name = 'IntakeError';
}

/** The reason alone, without the place: a class puts it into an unreadable member, the rest into an error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Runs `work` and names `path`, as the user gave it, when it is refused. */
export async function naming<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal)
      throw new IntakeError(`cannot read "${path}": ${error.message}`, causeOf(error));
    throw error;
  }
}

const causeOf = ({ cause }: Refusal) => (cause === undefined ? undefined : { cause });

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist; check the path for typing mistakes',
  ENOTDIR: 'a part of the path is a file, not a folder; check the path',
  EACCES: 'reading it is not permitted; change its permissions (chmod) or run as its owner',
  EPERM: 'reading it is not permitted; change its permissions (chmod) or run as its owner',
  ELOOP: 'it is a symbolic link that leads nowhere; give the real file or folder',
  ENAMETOOLONG: 'its name is too long; rename it',
};

/** Runs file system work and turns the system's error codes into a {@link Refusal} in plain words. */
export async function refusingSystemErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
    const message = reason ?? `the system cannot read it (${code}); check the path and the disk`;
    throw new Refusal(message, { cause: error });
  }
}
