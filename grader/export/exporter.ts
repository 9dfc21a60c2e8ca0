/** The side of each platform that makes its package. */
import type { SourceFiles, TestVisibility } from '../model.ts';
import type { ZippedFile } from '../output/sealed-zip.ts';
import type { RateLimit } from './engine/data.ts';

/** A package that cannot be made of what was asked for; the message says why and what to do. */
export class ExportError extends Error {
  override name = 'ExportError';
}

/** A file of a package. */
export type PackageFile = ZippedFile;

/** Files by path inside the package. */
export type PackageFiles = Readonly<Record<string, PackageFile>>;

/** What an instructor may ask for; each platform says what it has no use for. */
export type ExportOptions = {
  readonly maxPoints?: number;
  readonly hiddenVisibility: TestVisibility;
  readonly leaderboard: boolean;
  readonly rateLimit?: RateLimit;
  /** The name of a container image: of the one that is made of the package, or that the platform runs it in. */
  readonly image?: string;
  /** Whether submissions may run in V8's isolate alone where a machine of the platform allows no box. */
  readonly allowsWeakIsolation?: true;
};

/** What students begin with: the handout as Markdown, in the package's language, and the starter's files by name. */
export type HandedOut = { readonly handout: string; readonly starter: SourceFiles };

/** A check as results name it, and its points. */
export type CheckName = { readonly name: string; readonly points: number };

/** What an exporter builds from. */
export type Order = {
  readonly slug: string;
  readonly title: string;
  readonly options: ExportOptions;
  /** Names of the files that a student hands in. */
  readonly entries: readonly string[];
  readonly handedOut: HandedOut;
  /** The checks of every plan of the package, in the order of results; those that do not count have no points. */
  readonly checks: readonly CheckName[];
  /** What the whole is worth on the platform. */
  readonly maximum: number;
  /** The engine, the pinned Node, the box and the data, by path. */
  readonly engine: PackageFiles;
};

/** Makes a platform's package. */
export type Exporter = {
  readonly name: string;
  /** Whose it is, for a list. */
  readonly of: string;
  /** Whether the machine is the student's own, which may run the student's code without any wall. */
  readonly isStudentsMachine?: true;
  /** Whether the hidden plan goes along; a package that students can read has none. */
  readonly isPublic?: true;
  readonly files: (order: Order) => PackageFiles;
};
