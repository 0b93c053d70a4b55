import type { OfficeEventKind } from '../model/office-event.js';

/** What a message says, before any way of sending has shaped it. Made once and kept: a second try says the same. */
export interface Content {
  /** One line: of a mail its subject, elsewhere the heading. */
  readonly subject: string;
  /** One event each; a digest has several. */
  readonly parts: readonly Part[];
  readonly lang: 'zh' | 'en';
  /** For machines: what happened, without figures of sites that the receiver does not see. */
  readonly events: readonly ToldEvent[];
}

export interface Part {
  readonly heading: string;
  readonly lines: readonly string[];
  /** Where it is shown in the office; absent where the office has no address for others. */
  readonly href?: string;
}

export interface ToldEvent {
  readonly key: string;
  readonly kind: OfficeEventKind;
  readonly at: string;
  readonly site?: string;
  readonly siteName?: string;
  readonly run?: string;
  readonly unit?: string;
  /** Of a run told to somebody who does not see all sites: those that are spoken of. */
  readonly sites?: readonly string[];
}

const LONGEST_LINE = 300;

/** One line of text that came from anywhere: no control characters, no tricks of direction, not too long. */
export const oneLine = (text: string, longest = LONGEST_LINE): string => {
  const plain = text
    // eslint-disable-next-line no-control-regex -- these are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...plain];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : plain;
};
