/** Proves, rather than believes, how strongly student code is held on this machine. */
import type { IsolationLevel } from '../model.ts';
import type { BoxLevel } from './box/box.ts';
import { canMakeNamespaces } from './box/bubblewrap.ts';
import { findProgram } from './box/programs.ts';
import { tryFromBox } from './box/try-box.ts';
import { tryFromIsolate } from './try-isolate.ts';
import type { Attempt } from './worker/probe-task.ts';

export type IsolationReport = {
  /** The strongest level at which every attempt to break out failed. */
  readonly level: IsolationLevel;
  /** What was tried at that level. */
  readonly tried: readonly Attempt[];
  readonly nodeVersion: string;
  readonly bubblewrap: 'works' | 'absent' | 'broken';
  /** The stronger levels, and why each is not the one. */
  readonly refused: readonly { readonly level: IsolationLevel; readonly reason: string }[];
  /** What to do to reach a stronger level; empty at the strongest. */
  readonly advice: readonly string[];
};

const boxes: readonly BoxLevel[] = ['bubblewrap', 'container'];

/**
 * Tries, at the strongest level that starts, what a worker that was taken over must not be able to do: read, list and
 * write files, open sockets, start programs, signal, allocate past its limit, outlive the host.
 */
export async function inspectIsolation(): Promise<IsolationReport> {
  const refused: { level: IsolationLevel; reason: string }[] = [];
  for (const level of boxes) {
    const tried = await tryFromBox(level).catch((error: Error) => error.message);
    const reason = typeof tried === 'string' ? tried : openWalls(tried);
    if (reason === undefined && typeof tried !== 'string') return reportOf(level, tried, refused);
    refused.push({ level, reason: reason ?? '' });
  }
  const tried = await tryFromIsolate();
  return reportOf(openWalls(tried) === undefined ? 'isolate' : 'local', tried, refused);
}

/** The walls that did not hold, in words. */
function openWalls(tried: readonly Attempt[]): string | undefined {
  const open = tried.filter(({ held }) => !held).map(({ name, detail }) => `${name} (${detail})`);
  return open.length === 0 ? undefined : `did not hold: ${open.join(', ')}`;
}

function reportOf(
  level: IsolationLevel,
  tried: readonly Attempt[],
  refused: IsolationReport['refused'],
): IsolationReport {
  const isHere = findProgram('bwrap') !== undefined;
  const bubblewrap = level === 'bubblewrap' ? 'works' : isHere ? 'broken' : 'absent';
  const nodeVersion = process.versions.node;
  return { level, tried, nodeVersion, bubblewrap, refused, advice: adviceFor(bubblewrap) };
}

function adviceFor(bubblewrap: IsolationReport['bubblewrap']): string[] {
  if (bubblewrap === 'works') return [];
  if (process.platform !== 'linux') return ['For the strongest level, grade on Linux with bubblewrap.'];
  const perl = findProgram('perl') === undefined ? ['apt-get install perl-base'] : [];
  if (bubblewrap === 'absent') return [...perl, 'apt-get install bubblewrap'];
  if (canMakeNamespaces())
    return [...perl, 'bubblewrap can make namespaces here; the reason above is all that stands in its way.'];
  return [
    ...perl,
    'bubblewrap is installed but cannot make namespaces here: allow unprivileged user namespaces ' +
      '(`sysctl kernel.unprivileged_userns_clone=1`, on Ubuntu `sysctl kernel.apparmor_restrict_unprivileged_userns=0`), ' +
      'or grade outside this container.',
  ];
}
