/**
 * What a boxed worker tries before its first word, in a few milliseconds: a report never claims a wall that is not
 * there. The kernel must refuse each, not Node: a refusal by the permission model proves nothing.
 */
import { createSocket } from 'node:dgram';
import { readFileSync, writeFileSync } from 'node:fs';

/** The errors by which a kernel says that a wall stands. */
const refusals = ['ENOENT', 'EACCES', 'EPERM', 'EROFS'];

/**
 * The walls that do not stand.
 * @param leftOver a file that Node lets this worker write and the kernel must not
 */
export async function fallenWalls(leftOver: string): Promise<string[]> {
  const stands = {
    'a user other than root': process.getuid?.() !== 0,
    'no /proc': isRefused(() => readFileSync('/proc/self/status')),
    'no writing': isRefused(() => writeFileSync(leftOver, '')),
    'no sockets': await isSocketRefused(),
    'a memory limit': hasMemoryLimit(),
  };
  return Object.entries(stands).flatMap(([wall, isThere]) => (isThere ? [] : [wall]));
}

function isRefused(act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch (error) {
    return refusals.includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

/** The filter says EPERM to socket(2) itself, which nothing else does. */
function isSocketRefused(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const settle = (isThere: boolean) => {
      socket.close();
      resolve(isThere);
    };
    socket.once('error', (error: NodeJS.ErrnoException) => settle(error.code === 'EPERM'));
    socket.bind(0, '127.0.0.1', () => settle(false));
  });
}

type DiagnosticReport = { readonly userLimits?: Record<string, { readonly hard: unknown } | undefined> };

function hasMemoryLimit(): boolean {
  if (process.report === undefined) return false;
  // Looking for network interfaces takes a socket.
  Reflect.set(process.report, 'excludeNetwork', true);
  const { userLimits } = process.report.getReport() as DiagnosticReport;
  return typeof userLimits?.['data_seg_size_bytes']?.hard === 'number';
}
