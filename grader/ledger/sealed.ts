/** JSON documents that say themselves whether they are whole: their last member is the digest of all before it. */
import { createHash } from 'node:crypto';

const seal = /,"sha256":"([0-9a-f]{64})"\}\n$/;

/** The bytes of a document, an object with at least one member, that {@link unseal} takes. */
export function sealed(document: object): string {
  const body = JSON.stringify(document);
  return `${body.slice(0, -1)},"sha256":"${digestOf(body)}"}\n`;
}

/** The JSON of the document without its seal; nothing when it is torn, or was changed. */
export function unseal(text: string): string | undefined {
  const found = seal.exec(text);
  if (found === null) return undefined;
  const body = `${text.slice(0, found.index)}}`;
  return digestOf(body) === found[1] ? body : undefined;
}

/** SHA-256 in hexadecimal digits. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
