/** When a server that is overloaded wants to be asked again. */

/** contract.md: up to this long the whole site rests; longer ends its crawl. */
export const LONGEST_PAUSE_MS = 60_000;

/** RFC 9110 5.6.7: the three forms of a date in a header; anything else that a lenient parser takes is no date. */
const HTTP_DATE =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

/**
 * Milliseconds of a Retry-After (RFC 9110 10.2.3: seconds or a date); undefined without a readable one. A date is held
 * against the server's own `Date`, so that a clock that is wrong there does no harm; else against `wallMs`.
 */
export function retryAfterMs(
  value: string | undefined,
  serverDate: string | undefined,
  wallMs: number,
): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = httpDate(text);
  return at === undefined ? undefined : Math.max(0, at - (httpDate(serverDate?.trim() ?? '') ?? wallMs));
}

function httpDate(text: string): number | undefined {
  if (!HTTP_DATE.test(text)) return undefined;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? undefined : at;
}
