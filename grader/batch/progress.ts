/** Tells how a class is getting on: one rewritten line with the time left on a terminal, else a line each. */
export type Progress = { readonly done: (line: string) => void; readonly end: () => void };

type Stream = { readonly isTTY?: boolean; write(text: string): unknown };

/** Progress over `total` submissions on `stream`; `nowMs` is the clock, given for tests. */
export function showProgress(
  total: number,
  stream: Stream,
  nowMs: () => number = () => performance.now(),
): Progress {
  const startMs = nowMs();
  let count = 0;
  const done = (line: string) => {
    count += 1;
    if (!stream.isTTY) stream.write(`${count}/${total} ${line}\n`);
    else
      stream.write(
        `\r\u001b[2K${count}/${total}, ${timeLeft((nowMs() - startMs) / count, total - count)} left: ${line}`,
      );
  };
  return { done, end: () => void (stream.isTTY && stream.write('\r\u001b[2K')) };
}

function timeLeft(eachMs: number, count: number): string {
  const seconds = Math.round((eachMs * count) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
