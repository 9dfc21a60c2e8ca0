/** What comparing the texts of a class with one another makes. */
import type { SourceFiles } from './intake.ts';

/** One submission as a page of similar pairs names it; `earlier` names the class of an earlier term that it is from. */
export type ComparedText = { readonly id: string; readonly name: string; readonly earlier?: string };

/**
 * Two submissions that share passages. `similarity`, 0 … 1, is the share of both texts' passages together that occur
 * in the other one; `leftShare` and `rightShare` are the same of one text alone.
 */
export type SimilarPair = {
  readonly left: ComparedText;
  readonly right: ComparedText;
  readonly similarity: number;
  readonly leftShare: number;
  readonly rightShare: number;
};

/** Why a submission, or one of its files, was not compared. */
export type NotComparedReason =
  | 'missing'
  | 'unreadable'
  | 'does-not-parse'
  | 'too-large'
  | 'too-long'
  | 'too-little';

export type NotCompared = {
  readonly text: ComparedText;
  readonly reason: NotComparedReason;
  /** One file, where the others of the submission were compared. */
  readonly file?: string;
};

/** The similar pairs of a class, most similar first, and who hangs together by them. */
export type Comparison = {
  readonly compared: number;
  readonly notCompared: readonly NotCompared[];
  /** Pairs below this similarity are left out. */
  readonly least: number;
  readonly pairs: readonly SimilarPair[];
  readonly clusters: readonly (readonly ComparedText[])[];
};

/** Lines of a file, counted from 1, both ends included. */
export type LineRange = { readonly file: string; readonly from: number; readonly to: number };

/** The same passage in both texts of a pair. */
export type Passage = { readonly left: LineRange; readonly right: LineRange };

/** A pair with its texts and what they share, in the order of the left one. */
export type PairTexts = {
  readonly pair: SimilarPair;
  readonly left: SourceFiles;
  readonly right: SourceFiles;
  readonly passages: readonly Passage[];
};
