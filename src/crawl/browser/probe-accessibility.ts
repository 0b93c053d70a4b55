/** axe-core on the pages that the plan names, one after the other in the browser; what it finds is kept in the snapshot. */
import { axePages } from '../../locate/axe-pages.js';
import type { AxeTarget } from '../../locate/axe-pages.js';
import { isSameSite } from '../../locate/address.js';
import { survey } from '../../locate/survey.js';
import type { AxeProbe, SnapshotReader, StoppedBecause } from '../../model/snapshot.js';
import type { Page } from 'playwright';
import { DEFAULT_LIMITS } from '../../lib/net/http-client.js';
import { axeSource } from './axe-source.js';
import type { AxeSource } from './axe-source.js';
import type { Traffic } from './bound-traffic.js';
import type { CrawlSession } from '../crawl-session.js';
import { RENDERED_TYPE } from '../crawl-session.js';
import { surveyInput } from '../crawl-state.js';
import { isRefusal } from '../refusal.js';
import type { Examination } from './render-page.js';
import { runAxe } from './run-axe.js';
import type { AxeFindings } from './run-axe.js';
import { visitInBrowser } from './visit-in-browser.js';

/** A crawl that was cut short or kept out does not know which pages these are. */
const ENDS_WELL: ReadonlySet<StoppedBecause> = new Set(['complete', 'budget']);
/** All that is done on one page; of real pages the largest take six seconds. As much as two exchanges. */
const limitOf = ({ options }: CrawlSession): number => 2 * (options.limits?.timeoutMs ?? DEFAULT_LIMITS.timeoutMs);
/** Pages that nobody is judged by are left where so many could not be examined. */
const MOST_VAIN = 2;

/** Examines what `earlier`, a crawl taken up again, has not. Nothing without a browser. */
export async function probeAccessibility(
  session: CrawlSession,
  stopped: StoppedBecause,
  earlier: SnapshotReader | undefined,
): Promise<void> {
  const { plan, state, signal } = session;
  if (!plan.axe || !session.renderer || !ENDS_WELL.has(stopped)) return;
  const done = new Set(earlier?.probes.flatMap((probe) => (probe.kind === 'axe' ? probe.url : [])));
  let vain = 0;
  for (const target of axePages(survey(surveyInput(state, plan, true)), plan.axe)) {
    if (done.has(target.url) || (vain >= MOST_VAIN && !isJudged(target.page))) continue;
    const probe = await examine(session, target);
    if (signal.aborted) return;
    if (probe.why === 'browser-failed') vain += 1;
    await session.writer.probe(probe);
  }
}

/** Of these pages pictures are loaded too: colours are weighed by what lies behind a text. */
const isJudged = (page: AxeTarget['page']): boolean => page === 'home' || page === 'platform';

async function examine(session: CrawlSession, { page, url }: AxeTarget): Promise<AxeProbe> {
  const source = await axeSource();
  const at = new Date().toISOString();
  const startedAt = performance.now();
  const nothing = { faults: [], undecided: [], leftOut: [], lost: [], controls: [], nameless: [] };
  const told = (more: Partial<AxeProbe>): AxeProbe => ({
    kind: 'axe',
    page,
    url,
    at,
    elapsedMs: Math.round(performance.now() - startedAt),
    engine: source.engine,
    ...nothing,
    ...more,
  });
  const rules = await session.robots.rulesFor(url);
  if (rules.silence !== undefined || !rules.allows(url)) return told({ why: 'robots' });

  let findings: AxeFindings | undefined;
  let traffic: Traffic | undefined;
  const withPictures = isJudged(page);
  const examination: Examination = {
    limitMs: limitOf(session),
    withPictures,
    run: async (shown, rendered, itsTraffic) => {
      traffic = itsTraffic;
      const digest = session.readDigest(rendered.html, { url, status: rendered.status, contentType: RENDERED_TYPE });
      // Where a script leads to another body's site, that is not the page that was read.
      const isAway = !isSameSite(rendered.url, url);
      if (isAway || rendered.isChallenge || isRefusal(rendered.status, digest)) return;
      await withSecondTry(shown, { url, source, traffic: itsTraffic, withPictures }, (found) => (findings = found));
    },
  };
  const rendering = await visitInBrowser(session, url, {
    isChallenged: false,
    ...(rules.crawlDelayMs !== undefined && { crawlDelayMs: rules.crawlDelayMs }),
    examination,
  });
  session.state.requests += rendering?.requests ?? 0;
  if (rendering?.isForbidden === true) return told({ why: 'robots' });
  const shown = rendering?.page;
  if (rendering?.isShut === true || shown?.isChallenge === true) return told({ why: 'challenge' });
  if (shown && shown.status >= 400) return told({ why: 'error-page' });
  if (!findings) return told({ why: 'browser-failed' });
  const { lostFrames, controlsAreCut, ...found } = findings;
  const documents = lostFrames.map((frame) => ({ url: frame, type: 'document' as const }));
  return told({ ...found, ...(controlsAreCut && { controlsAreCut }), lost: [...documents, ...lostOf(traffic)] });
}

interface Shown {
  readonly url: string;
  readonly source: AxeSource;
  readonly traffic: Traffic;
  readonly withPictures: boolean;
}

/** A page that goes elsewhere while it is examined is examined where it has come to. */
async function withSecondTry(
  page: Page,
  { url, source, traffic, withPictures }: Shown,
  tell: (findings: AxeFindings) => void,
): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const options = {
    source,
    lostPictures: () =>
      withPictures ? traffic.lost.flatMap((one) => (one.type === 'image' ? one.url : [])) : ('all' as const),
    isOwn: (address: string) => isSameSite(address, url),
  };
  try {
    await runAxe(cdp, options, tell);
  } catch {
    await page.waitForLoadState('domcontentloaded', { timeout: LOAD_LIMIT_MS });
    await runAxe(cdp, options, tell);
  }
}
const LOAD_LIMIT_MS = 6_000;

type Lost = AxeProbe['lost'][number];
const COUNTED: ReadonlySet<string> = new Set<Lost['type']>(['stylesheet', 'script', 'document']);

const lostOf = (traffic: Traffic | undefined): readonly Lost[] => {
  const lost = (traffic?.lost ?? []).filter((one): one is Lost => COUNTED.has(one.type));
  return [...new Map(lost.map((one) => [one.url, one])).values()];
};
