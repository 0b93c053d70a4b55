/** One address, asked until it answers or has had its tries. Says what happened; decides nothing about the crawl. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isFault, NetworkError } from '../lib/net/fault.js';
import type { HttpAnswer, HttpFault } from '../lib/net/http-client.js';
import type { UnansweredReason } from '../model/snapshot.js';
import { NothingLeaves } from './manners/outbound.js';
import { LONGEST_PAUSE_MS, retryAfterMs } from './manners/retry-after.js';

export interface AskingOptions {
  /** Sends one try, with all its manners. Rejects with `NothingLeaves` where nothing may leave any more. */
  readonly send: (attempt: number) => Promise<HttpAnswer | HttpFault>;
  /** Ends waiting and further tries; what is under way may finish. */
  readonly signal: AbortSignal;
  /** First back-off; doubles with each try. */
  readonly backOffMs: number;
}

export interface Asked {
  /** Every answer in order: a 503 that was asked again is kept beside the page that came after it. */
  readonly answers: readonly HttpAnswer[];
  readonly tries: number;
  /** Set when the last try brought no answer, or only a request to come back later. */
  readonly why?: UnansweredReason;
  readonly detail?: string;
  readonly at: string;
  /** The server wants a longer rest than we wait: the crawl of the site ends. */
  readonly endsCrawl: boolean;
  /** The last answer was a request to come back later, tries and pauses notwithstanding. */
  readonly isPutOff: boolean;
}

/** contract.md: at most 3 tries per address. A time-out already cost its 30 s, so it is tried once more only. */
const MOST_TRIES = 3;
const TRIES_OF_TIMEOUT = 2;
/** A plain server error is asked twice: `links-alive` counts 5xx twice as dead. */
const TRIES_OF_SERVER_ERROR = 2;
/** After an interrupt, what is under way gets this long. */
const GRACE_MS = 5_000;

export async function askAddress(options: AskingOptions): Promise<Asked> {
  const answers: HttpAnswer[] = [];
  for (let tries = 1; ; tries += 1) {
    const outcome = await ask(options, tries);
    const at = 'at' in outcome ? outcome.at : new Date().toISOString();
    const over = (why?: UnansweredReason, detail?: string, endsCrawl = false): Asked => ({
      answers,
      tries,
      at,
      endsCrawl,
      isPutOff: isLater(answers.at(-1)),
      ...(why !== undefined && { why }),
      ...(detail !== undefined && { detail }),
    });
    if ('isHalted' in outcome) return over('interrupted');
    if (isFault(outcome)) {
      if (tries >= triesOfFault(outcome.why) || options.signal.aborted) return over(outcome.why, outcome.code);
    } else {
      answers.push(outcome);
      if (outcome.status === 429 || outcome.status === 503) {
        if ((wantedRestMs(outcome) ?? 0) > LONGEST_PAUSE_MS) return over('rate-limited', `${outcome.status}`, true);
        if (tries >= MOST_TRIES) return outcome.status === 429 ? over('rate-limited', '429') : over();
      } else if (outcome.status < 500 || outcome.status === 521 || tries >= triesOfError(outcome.status)) return over();
    }
    if (options.signal.aborted) return over(answers.length > 0 ? undefined : 'interrupted');
    await sleep(options.backOffMs * 2 ** (tries - 1), undefined, { signal: options.signal }).catch(() => undefined);
  }
}

async function ask(
  { send }: AskingOptions,
  attempt: number,
): Promise<HttpAnswer | HttpFault | { readonly isHalted: true }> {
  try {
    return await send(attempt);
  } catch (error) {
    if (error instanceof NothingLeaves || (error instanceof NetworkError && error.code === 'ERR_INTERRUPTED'))
      return { isHalted: true };
    throw error;
  }
}

/** The promise, or a rejection some time after the signal. */
export function withGrace<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const onAbort = (): void => {
      timer = setTimeout(() => {
        reject(new NetworkError('ERR_INTERRUPTED'));
      }, GRACE_MS);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    });
  });
}

/** A gateway that got nothing from behind it is as passing as a broken connection (RFC 9110 15.6.3 and 15.6.5). */
const triesOfError = (status: number): number =>
  status === 502 || status === 504 ? MOST_TRIES : TRIES_OF_SERVER_ERROR;

function triesOfFault(why: HttpFault['why']): number {
  if (why === 'private-address' || why === 'too-large' || why === 'tls') return 1;
  return why === 'timeout' ? TRIES_OF_TIMEOUT : MOST_TRIES;
}

const isLater = (answer: HttpAnswer | undefined): boolean =>
  answer?.status === 429 || (answer?.status === 503 && wantedRestMs(answer) !== undefined);

const wantedRestMs = ({ headers }: HttpAnswer): number | undefined =>
  retryAfterMs(headers.get('retry-after'), headers.get('date'), Date.now());
