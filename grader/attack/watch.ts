/** An eye on what grading one submission costs: the clock, and the memory of this process at its highest. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Breach, escaped } from './outcome.ts';

/** How much longer than its limit a submission may take: the host's grace, and new workers on a busy machine. */
const slackMs = 10_000;

/** How much this process may grow while it grades one submission and writes its reports. */
const growthBytes = 64 * 1024 * 1024;

/** Runs `act`; a breach when it took longer than `mostMs`, or made this process grow too much. */
export async function watching<T>(
  mostMs: number,
  act: () => Promise<T>,
): Promise<{ result: T; breaches: Breach[] }> {
  const startMs = performance.now();
  const beforeBytes = process.memoryUsage.rss();
  const peak = startPeak();
  const result = await act().finally(peak.stop);
  const timeMs = performance.now() - startMs;
  const breaches: Breach[] = [];
  if (timeMs > mostMs + slackMs)
    breaches.push(escaped(`took ${Math.round(timeMs)} ms, the limit is ${mostMs}`));
  const grown = peak.bytes() - beforeBytes;
  if (grown > growthBytes) breaches.push(escaped(`the host grew by ${grown >> 20} MiB`));
  return { result, breaches };
}

/** The highest memory from now on: by the kernel's own mark where there is one, which no moment escapes, or by samples. */
function startPeak(): { bytes: () => number; stop: () => void } {
  const hasMark = resetMark();
  let most = process.memoryUsage.rss();
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 25);
  const bytes = () => Math.max(most, process.memoryUsage.rss(), hasMark ? readMark() : 0);
  return { bytes, stop: () => clearInterval(timer) };
}

/** Sets Linux' mark of the highest resident memory to what it is now; false where that cannot be done. */
function resetMark(): boolean {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    return true;
  } catch {
    return false;
  }
}

function readMark(): number {
  const [, kibibytes = '0'] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return 1024 * Number(kibibytes);
}
