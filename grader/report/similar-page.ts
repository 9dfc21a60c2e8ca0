/** Similar submissions as one page: what the number means, pairs, groups, and who was not compared. */
import type { ComparedText, Comparison, Language, NotCompared, SimilarPair } from '../model.ts';
import { moreView } from './more.ts';
import { formatPercent } from './numbers.ts';
import { compileTemplates, type Templates } from './templates.ts';
import { cut, quoted, withLines } from './text.ts';
import { type Phrases, phrases } from './words/phrases.ts';

export type SimilarOptions = {
  readonly templates: Templates;
  /** The assignment's. */
  readonly title: string;
  readonly language: Language;
};

/** Pairs that are listed and have a page of their own. */
export const mostPairs = 100;

/** The file beside that page that has all of the comparison, however long its lists are. */
export const jsonPath = 'similar.json';

const mostClusters = 100;
const mostNames = 30;
const mostNotCompared = 500;

/** Where the page of a pair is, by its place among all; relative to the page that lists them. */
export function pairPath(place: number): string {
  return `pairs/${String(place + 1).padStart(3, '0')}.html`;
}

/** The page that lists the pairs. @throws {RangeError} when a template is missing. */
export function renderSimilar(comparison: Comparison, options: SimilarOptions): string {
  const pages = compileTemplates(options.templates);
  const t = phrases[options.language];
  const { pairs, compared, clusters, notCompared } = comparison;
  const more = (of: readonly unknown[], most: number, text: (count: number) => string) =>
    moreView(of.length - most, { text, href: jsonPath }, t);
  const view = {
    ...frameOf(options),
    meaning: t.similar.meaning(percent(comparison.least)),
    figures: [
      { label: t.similar.compared, value: String(compared) },
      { label: t.similar.pairCount, value: String(pairs.length) },
    ],
    pairs: pairs.slice(0, mostPairs).map((pair, place) => ({ ...pairView(pair, t), href: pairPath(place) })),
    morePairs: more(pairs, mostPairs, t.similar.more),
    clusters: clusters.slice(0, mostClusters).map((cluster) => clusterText(cluster, t)),
    moreClusters: more(clusters, mostClusters, t.similar.moreClusters),
    notCompared: notCompared.slice(0, mostNotCompared).map((one) => notComparedView(one, t)),
    moreNotCompared: more(notCompared, mostNotCompared, t.similar.moreNotCompared),
  };
  return withLines(pages.similar(view));
}

/** What every page about similar submissions begins with. */
export function frameOf({ templates, title, language }: SimilarOptions): object {
  const { tag, similar, page } = phrases[language];
  return { tag, t: similar, madeBy: page.madeBy, style: compileTemplates(templates).style, title };
}

/** Names and shares of a pair in words. */
export function pairView(pair: SimilarPair, t: Phrases) {
  return {
    left: nameOf(pair.left, t),
    right: nameOf(pair.right, t),
    similarity: percent(pair.similarity),
    leftShare: percent(pair.leftShare),
    rightShare: percent(pair.rightShare),
  };
}

const percent = (share: number) => `${formatPercent(share)} %`;

function nameOf({ name, earlier }: ComparedText, t: Phrases): string {
  const shown = cut(name, 120);
  return earlier === undefined ? shown : t.similar.earlier(shown, cut(earlier, 60));
}

function clusterText(cluster: readonly ComparedText[], t: Phrases): string {
  const names = cluster.slice(0, mostNames).map((text) => nameOf(text, t));
  return t.similar.members(t.list(names), cluster.length - names.length);
}

function notComparedView({ text, reason, file }: NotCompared, t: Phrases): object {
  const why = t.similar.reason[reason];
  const told = file === undefined ? why : t.similar.ofFile(quoted(file, 120), why);
  return { name: nameOf(text, t), reason: told };
}
