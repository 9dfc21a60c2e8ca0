/** What passes between the host and the probe of a level. */

/** What became of one attempt: `held` when the wall stood. */
export type Attempt = { readonly name: string; readonly held: boolean; readonly detail: string };

/** What the probe is to do, and what there is on the host to reach for. */
export type ProbeTask =
  | {
      readonly kind: 'reach';
      /** Files that must not be readable. */
      readonly files: readonly string[];
      /** Folders that must not be listed or written in. */
      readonly folders: readonly string[];
      /** A TCP and UDP port, a unix socket's path and an abstract socket's name on which the host listens. */
      readonly port: number;
      readonly socketPath: string;
      readonly abstractName: string;
      readonly hostPid: number;
      /** Node as the host knows it. */
      readonly node: string;
    }
  /** Allocate until it fails; more than `memoryMb` must not be had. */
  | { readonly kind: 'memory'; readonly memoryMb: number }
  | { readonly kind: 'heap'; readonly memoryMb: number }
  /** Never end of its own accord. */
  | { readonly kind: 'linger' };
