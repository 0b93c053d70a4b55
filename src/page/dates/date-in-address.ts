import { dayOf } from '../../lib/date/day.js';

const shapes = [
  /\/t((?:19|20)\d\d)(\d\d)(\d\d)_\d+/,
  /\/((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})\//,
  /\/((?:19|20)\d\d)-(\d\d)\/(\d\d)\//,
  /\/((?:19|20)\d\d)(\d\d)\/(\d\d)\//,
  /\/((?:19|20)\d\d)\/(\d\d)(\d\d)\//,
  /[/_](20\d\d)(\d\d)(\d\d)(?:[/_]|\.s?html?$)/,
];

/** The day that an article's address tells: when the document entered the page system, not when it was published. */
export const dateInAddress = (address: string): string | undefined => {
  for (const shape of shapes) {
    const match = shape.exec(address);
    const on = match && dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
    if (on) return on;
  }
  return undefined;
};
