/** Machines of other kinds than this one, made of what this one has: the tests run the real command on each. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const noNamespaces = ['perl', fileURLToPath(new URL('./no-namespaces.pl', import.meta.url))];

/** What Docker leaves root unless told otherwise. */
export const dockerCapabilities =
  '-all,+chown,+dac_override,+fsetid,+fowner,+mknod,+net_raw,+setgid,+setuid,+setfcap,+setpcap,' +
  '+net_bind_service,+sys_chroot,+kill,+audit_write';

const ordinaryUser = ['setpriv', '--reuid', '1234', '--regid', '1234', '--clear-groups'];
const noCapabilities = ['--inh-caps=-all', '--bounding-set=-all'];

/** Commands to put in front of a program, so that it runs on another kind of machine. They need root. */
export const machines = {
  'a root without namespaces and with the capabilities of Docker': [
    ...noNamespaces,
    ...['setpriv', `--bounding-set=${dockerCapabilities}`, '--inh-caps=-all'],
  ],
  'an ordinary user without namespaces': [...noNamespaces, ...ordinaryUser, ...noCapabilities],
  'an ordinary user with namespaces': [...ordinaryUser, ...noCapabilities],
} as const;

export const isRoot = process.getuid?.() === 0;

/** What Node prints, run with `args` from the repository on the machine that `machine` makes. */
export function runOn(machine: readonly string[], args: readonly string[]): string {
  const [program = '', ...rest] = [...machine, process.execPath, ...args];
  return execFileSync(program, rest, { cwd: root, encoding: 'utf8', timeout: 60_000 });
}
