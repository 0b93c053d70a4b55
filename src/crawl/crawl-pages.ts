/**
 * Long because the loop, what ends it and what it writes down share one state.
 * The loop of a crawl. Several errands are under way at a time, but they are taken in in the order they were begun,
 * and the next is chosen only then: what is asked depends on the answers alone, not on which came first.
 */
import type { PageDigest } from '../model/page.js';
import type { Exchange, StoppedBecause, UnansweredReason } from '../model/snapshot.js';
import type { Wanted } from '../locate/survey.js';
import type { CrawlProgress } from './crawl-options.js';
import { readAnswer } from './read-answer.js';
import type { CrawlSession } from './crawl-session.js';
import type { HaltReason } from './halt.js';
import type { KeptAnswer, KeptAnswers } from './kept-answers.js';
import { errandKey, isForReading, spentOf, surveyInput, takeAnswer, takeSilence } from './crawl-state.js';
import type { Errand } from './crawl-state.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import { isRefusal } from './refusal.js';
import { runErrand } from './run-errand.js';
import type { Errandry } from './run-errand.js';
import { howFound } from './seen-on.js';
import { createTraps } from './traps.js';
import type { Trap } from './traps.js';
import { whyEnded } from './why-stopped.js';

export interface PagesOptions {
  readonly survey: (input: ReturnType<typeof surveyInput>) => { readonly wanted: readonly Wanted[] };
  readonly ledger: Ledger;
  /** What a crawl that is taken up again was told before it was cut short. */
  readonly kept?: KeptAnswers;
  readonly maxPages: number;
  /** Called after each errand, with the number of pages read. */
  readonly afterErrand: (pages: number) => Promise<void>;
  readonly onProgress: (progress: Pick<CrawlProgress, 'doing' | 'url' | 'waiting'>) => void;
  /** Why the signal was given, once it was. */
  readonly halted: () => HaltReason | undefined;
}

/** So many refusals in a row are a shield that has had enough of us. */
const MOST_REFUSALS = 10;
/** So many addresses in a row without an answer are a site that went away. */
const MOST_SILENCES = 8;
const SILENCES: ReadonlySet<UnansweredReason> = new Set(['dns', 'refused', 'reset', 'timeout']);
/** So many addresses in a row that only say "later" are the same as a long Retry-After. */
const MOST_LATERS = 3;

/** Where hundreds of pages are known one more changes little: the survey is asked after every second answer, every third … */
const PAGES_PER_STEP = 128;

/** Asks until nothing is wanted or a limit is met; gives how it ended. */
export async function crawlPages(session: CrawlSession, options: PagesOptions): Promise<StoppedBecause> {
  const { state, plan, signal } = session;
  const underway: { readonly errand: Errand; readonly done: Promise<Errandry> }[] = [];
  let silentInARow = 0;
  let latersInARow = 0;
  let wanted: readonly Wanted[] | undefined;
  let stopped: StoppedBecause | undefined;
  /** Errands that nothing was kept of, while something else was. */
  let strangers = 0;

  /** Answers that came since the survey was asked. */
  let unread = 0;
  /** Of what the survey wants, the pages that nobody has begun to ask. */
  let unasked = 0;
  const survey = (): readonly Wanted[] => {
    if (wanted) return wanted;
    unread = 0;
    wanted = options.survey(surveyInput(state, plan, session.renderer !== undefined)).wanted;
    unasked = wanted.filter((want) => !want.render && !state.asked.has(errandKey(want))).length;
    return wanted;
  };
  /** Pages that are still to come, as far as is known. */
  const waiting = (): number => {
    const begun = underway.filter(({ errand }) => !errand.render).length;
    return Math.max(0, Math.min(options.maxPages - spentOf(state), unasked + state.hops.length + begun));
  };

  const traps = createTraps();
  const leftOut: { readonly want: Wanted; readonly as?: string }[] = [];
  const leaveOut = (want: Wanted, trap: Trap): void => {
    state.asked.add(errandKey(want));
    // The same page under another address is known already; of any other trap nothing is.
    if (trap.kind === 'same-page') state.redirects.set(want.url, trap.as);
    else takeSilence(state, want.url, 'trap');
    leftOut.push({ want, ...(trap.kind === 'same-page' && { as: trap.as }) });
  };
  const nextWanted = (): Wanted | undefined => {
    for (let isChanged = true; isChanged;) {
      isChanged = false;
      for (const want of survey()) {
        if ((want.render && !session.renderer) || state.asked.has(errandKey(want))) continue;
        const mayBeTrap = want.foundOn !== undefined && want.method === 'GET' && !want.render;
        const trap = mayBeTrap ? traps.trapIn(want.url) : undefined;
        if (!trap && !isChanged) return want;
        if (!trap) break;
        leaveOut(want, trap);
        isChanged = true;
      }
      // With these known, other addresses may be worth asking; so they may with what came since the survey was asked.
      isChanged ||= unread > 0;
      if (isChanged) wanted = undefined;
    }
    return undefined;
  };

  const next = (): Errand | 'budget' | undefined => {
    for (let hop = state.hops.shift(); hop; hop = state.hops.shift()) {
      if (!state.asked.has(errandKey(hop))) return hop;
    }
    const want = nextWanted();
    if (!want) return undefined;
    const spending = underway.filter(({ errand }) => !errand.render && errand.by !== 'redirect').length;
    const isOver = want.render ? state.rendered >= options.maxPages : spentOf(state) + spending >= options.maxPages;
    if (!isOver && !want.render) unasked -= 1;
    return isOver ? 'budget' : { ...want, by: want.foundOn === undefined ? 'start' : 'link' };
  };

  const fill = (): void => {
    while (underway.length < session.concurrency && stopped === undefined && !signal.aborted) {
      const errand = next();
      if (errand === 'budget' && underway.length === 0) stopped = 'budget';
      if (errand === undefined || errand === 'budget') return;
      state.asked.add(errandKey(errand));
      underway.push({ errand, done: begin(errand) });
      options.onProgress({ doing: errand.render ? 'rendering' : 'fetching', url: errand.url, waiting: waiting() });
    }
  };

  const begin = (errand: Errand): Promise<Errandry> => {
    const kept = options.kept?.claim(errand);
    if (kept) return kept.then((known) => ({ ...NOTHING_ASKED, ...known, errand, answers: [], kept: known.answers }));
    if (options.kept?.isLeft === true) strangers += 1;
    return runErrand(session, errand);
  };

  for (;;) {
    fill();
    const isLeft = options.kept?.isLeft === true;
    // As many as were under way when the crawl was cut short may be missing; more, and it goes another way than then.
    if (isLeft && (underway.length === 0 || strangers > session.concurrency)) {
      for (const { answers, url, why } of (await options.kept?.rest()) ?? []) {
        for (const answer of answers) takeInAnswer(session, answer);
        if (why !== undefined) takeSilence(state, url, why);
      }
      wanted = undefined;
      if (stopped === 'budget') stopped = undefined;
      continue;
    }
    await noteTraps(session, options.ledger, leftOut.splice(0));
    const first = underway.shift();
    if (!first) break;
    const result = await first.done;
    await takeIn(session, options.ledger, result);
    const page = state.pages.get(errandKey({ ...result.errand, render: false }));
    if (page && !result.errand.render) traps.learn(page.exchange.url, page.digest);
    unread += 1;
    if (unread > state.pageCount / PAGES_PER_STEP) wanted = undefined;
    silentInARow = result.why !== undefined && SILENCES.has(result.why) ? silentInARow + 1 : 0;
    latersInARow = result.isPutOff ? latersInARow + 1 : 0;
    if (result.endsCrawl || latersInARow >= MOST_LATERS) stopped ??= 'rate-limited';
    if (state.refusedInARow >= MOST_REFUSALS) stopped ??= 'blocked';
    if (silentInARow >= MOST_SILENCES) stopped ??= 'unreachable';
    options.onProgress({ doing: 'fetching', url: result.errand.url, waiting: waiting() });
    if (!signal.aborted) await options.afterErrand(state.pageCount);
  }

  const ended = options.halted() ?? stopped ?? whyEnded(state);
  const left = UNASKED[ended];
  if (unread > 0) wanted = undefined;
  if (left !== undefined) await noteUnasked(session, options.ledger, survey(), left);
  return ended;
}

const NOTHING_ASKED = { lost: 0, endsCrawl: false, isPutOff: false };

/** What is said of addresses that were still wanted when the crawl stopped. */
const UNASKED: Partial<Record<StoppedBecause, UnansweredReason>> = {
  budget: 'budget',
  time: 'time',
  interrupted: 'interrupted',
  'rate-limited': 'rate-limited',
  blocked: 'blocked',
};

/** Addresses that were left out for good: `detail` names the address of the same page. */
async function noteTraps(
  session: CrawlSession,
  ledger: Ledger,
  leftOut: readonly { readonly want: Wanted; readonly as?: string }[],
): Promise<void> {
  const at = new Date().toISOString();
  for (const { want, as } of leftOut) {
    const { url, purpose } = want;
    await session.writer.unanswered({ url, at, why: 'trap', purpose, ...(as !== undefined && { detail: as }) });
    ledger.note({ ...ledgerEntryOf(session, want), at, why: 'trap' });
  }
}

async function noteUnasked(
  session: CrawlSession,
  ledger: Ledger,
  wanted: readonly Wanted[],
  why: UnansweredReason,
): Promise<void> {
  const at = new Date().toISOString();
  const unasked = [...session.state.hops, ...wanted].filter((entry) => !session.state.asked.has(errandKey(entry)));
  for (const errand of unasked) {
    if (errand.render) continue;
    await session.writer.unanswered({ url: errand.url, at, why, purpose: errand.purpose });
    takeSilence(session.state, errand.url, why);
    ledger.note({ ...ledgerEntryOf(session, errand), at, why });
  }
}

/** What the ledger says of an errand, but for when and why. */
function ledgerEntryOf({ state, plan }: CrawlSession, errand: Errand | Wanted): Omit<LedgerEntry, 'at' | 'why'> {
  const { url, method, body, purpose, foundOn, anchor } = errand;
  return {
    url,
    ...(method === 'POST' && { method }),
    ...(body !== undefined && { body }),
    purpose,
    ...(foundOn !== undefined && { foundOn }),
    ...(anchor !== undefined && { anchor }),
    by: howFound(state, plan.site.url, errand),
  };
}

async function takeIn(session: CrawlSession, ledger: Ledger, result: Errandry): Promise<void> {
  const { state, writer } = session;
  const { errand, why, detail, at } = result;
  const answers = result.kept ?? (await writeDown(session, result));
  for (const answer of answers) {
    takeInAnswer(session, answer);
    if (session.options.render === 'always') wantRendered(session, errand, answer);
  }
  const last = answers.findLast(({ exchange }) => isForReading(exchange.purpose))?.exchange;
  const isLost = why === undefined && last !== undefined && state.unanswered.get(last.url) === 'too-many-redirects';
  const reason = why ?? (isLost ? 'too-many-redirects' : undefined);
  if (reason !== undefined) {
    if (!result.kept) {
      await writer.unanswered({
        url: errand.url,
        ...(errand.method === 'POST' && { method: errand.method }),
        ...(errand.body !== undefined && { requestBody: errand.body }),
        ...(errand.render && { via: 'render' }),
        at,
        why: reason,
        purpose: errand.purpose,
        ...(detail !== undefined && { detail }),
      });
    }
    takeSilence(state, errand.url, reason);
    if (reason === 'interrupted') state.asked.delete(errandKey(errand));
  }
  if (reason === 'interrupted') return;
  ledger.note({
    ...ledgerEntryOf(session, errand),
    at,
    why: reason ?? 'visited',
    ...(last && { status: last.status }),
  });
}

/** Brings what came into the snapshot, in order, and reads it. */
async function writeDown(session: CrawlSession, { answers, lost, why }: Errandry): Promise<readonly KeptAnswer[]> {
  const { state, writer } = session;
  state.requests += lost;
  const written: KeptAnswer[] = [];
  let dom: string | undefined;
  for (const [at, { exchange: answer, changedCookies }] of answers.entries()) {
    const isProvisional = answer.via === 'fetch' && dom === undefined && (why !== undefined || at < answers.length - 1);
    const exchange = await writer.exchange({
      ...answer,
      ...(isProvisional && { isProvisional }),
      // What scripts fetched comes after the page whose scripts they were.
      ...(dom !== undefined && { concurrentTo: dom }),
    });
    if (exchange.via === 'render') dom = exchange.record;
    state.requests += 1;
    state.bytes += exchange.bodyBytes;
    const isPage = isForReading(exchange.purpose) && exchange.location === undefined;
    const digest = isPage ? await readAnswer(session, exchange, answer.body) : undefined;
    written.push({ exchange, digest, changedCookies });
  }
  return written;
}

function takeInAnswer(session: CrawlSession, { exchange, digest, changedCookies }: KeptAnswer): void {
  takeAnswer(session.state, exchange, digest, changedCookies);
  if (digest && exchange.via === 'render') passShield(session, exchange, digest);
}

/** The browser passed a challenge: the plain client has its cookies now, so robots.txt is asked for again. */
function passShield(session: CrawlSession, exchange: Exchange, digest: PageDigest): void {
  const before = session.state.pages.get(errandKey({ url: exchange.url, method: 'GET', render: false }));
  const wasRefused = before !== undefined && isRefusal(before.exchange.status, before.digest);
  if (wasRefused && !isRefusal(exchange.status, digest)) session.robots.forget();
}

function wantRendered(session: CrawlSession, errand: Errand, { exchange, digest }: KeptAnswer): void {
  if (!digest || exchange.via === 'render') return;
  const isHtml = /\bx?html\b/i.test(exchange.contentType ?? '');
  if (!isHtml || exchange.status >= 400 || exchange.method !== 'GET' || !session.renderer) return;
  session.state.hops.push({ ...errand, url: exchange.url, render: true });
}
