/**
 * Artemis: a case with a failure, an error or neither; one that was skipped is none (TestResultXmlParser.java). A message
 * in an attribute hides the text.
 */
import { type Reader, textOf } from '../reader.ts';
import { requireWellFormed } from '../well-formed.ts';

/** The feedback that a student reads, by test case; `undefined` where it passed. */
export function feedbackIn(xml: string): (readonly [name: string, failure: string | undefined])[] {
  requireWellFormed(xml.replace(/^<\?xml [^>]*\?>\s*/, ''), ['testsuite', 'testcase', 'failure']);
  const cases = xml.matchAll(
    /<testcase name="([^"]*)"[^>]*?(?:\/>|><failure>([^<]*)<\/failure><\/testcase>)/g,
  );
  return [...cases].map(([, name = '', failure]) => [name, failure]);
}

export const reader: Reader = {
  endings: (files) =>
    feedbackIn(textOf(files)).map(([, failure]) => (failure === undefined ? 'passed' : 'failed')),
};
