/** Ids that are safe as file names and stay the same whoever else is in the class. */
import type { Whoever } from '../model.ts';

const maxSpelling = 40;
const hashDigits = 10;
const fileSafe = /^[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9])?$/;
const windowsReserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

/** An id for `name`: what can be spelled of it in [a-z0-9-], and a short hash of the whole, which tells names apart. */
export function nameId(name: string): string {
  const spelled = name
    .slice(0, 4 * maxSpelling)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxSpelling)
    .replace(/^-|-$/g, '');
  return `${spelled || 'student'}-${shortHash(name)}`;
}

/**
 * A member's id: the platform's own where that is safe as a file name on every system, otherwise made from it, or
 * from the name of who has none.
 */
export function memberId(member: Whoever): string {
  const { lms, participant, login, sis, email } = member.ids;
  const id = lms ?? participant ?? login ?? sis ?? email ?? member.group?.id;
  if (id === undefined) return nameId(member.group?.name ?? member.name);
  return fileSafe.test(id) && !windowsReserved.test(id) ? id : nameId(id);
}

/** FNV-1a over the UTF-8 bytes of the NFC form, 64 bits, its first digits. */
function shortHash(name: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(name.normalize('NFC'))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0').slice(0, hashDigits);
}
