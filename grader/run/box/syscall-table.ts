/** The system calls of one architecture by name. */
export type SyscallTable = {
  /** AUDIT_ARCH_… of the architecture. */
  readonly audit: number;
  /** The first number of a second ABI of the same architecture. */
  readonly foreignFrom?: number;
  readonly numbers: Readonly<Record<string, number>>;
};
