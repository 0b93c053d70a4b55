/** What a run tells where nobody watches: in a log, a pipe, or a job of CI. */
import type { Say } from '../language.js';
import { remainingOf, remainingOfAll } from './remaining.js';
import type { SiteAtWork, SiteBook, Stage } from './site-book.js';
import { aboutText, beijingTime, elapsedText } from './spans.js';
import { stageWord } from './stage-words.js';

/** What begins for a site with its first stage; undefined for what is over soon. */
export const beginLine = (site: string, stage: Stage, say: Say): string | undefined => {
  if (stage === 'judging') return say(`${site}：开始评判`, `${site}: judging begins`);
  if (stage === 'probing' || stage === 'fetching') return say(`${site}：开始抓取`, `${site}: crawl begins`);
  return undefined;
};

export const pagesLine = (site: string, pages: number, say: Say): string =>
  say(`${site}：已取 ${pages} 页`, `${site}: ${pages} pages fetched`);

export const waitLine = (site: string, until: string, say: Say): string => {
  const when = beijingTime(Date.parse(until));
  return say(
    `${site}：不在允许访问的时段，等到 ${when}（北京时间）再继续`,
    `${site}: outside its hours, goes on at ${when} (Beijing)`,
  );
};

export const judgedLine = (site: string, pages: number, rules: number, say: Say): string =>
  pages === 0
    ? say(`${site}：判了 ${rules} 条规则`, `${site}: ${rules} rules judged`)
    : say(`${site}：共取 ${pages} 页，判了 ${rules} 条规则`, `${site}: ${pages} pages fetched, ${rules} rules judged`);

/** How a site ended, and where the run stands. */
export const doneLine = (
  site: string,
  verdict: string,
  { book, elapsedMs }: { readonly book: SiteBook; readonly elapsedMs: number },
  say: Say,
): string => {
  const { done } = book.counts();
  const took = elapsedText(elapsedMs);
  return say(
    `${site}：${verdict}（完成 ${done}/${book.sites} 个网站，用时 ${took}）`,
    `${site}: ${verdict} (${done} of ${book.sites} sites done, took ${took})`,
  );
};

/** Where one site stands; said when nothing else was for a while. */
export const lifeLine = (site: SiteAtWork, book: SiteBook, say: Say, now: number): string =>
  parts(
    say(`${site.id}：${stageWord(site.stage, say)}`, `${site.id}: ${stageWord(site.stage, say)}`),
    [
      site.pages > 0 ? say(`已取 ${site.pages} 页`, `${site.pages} pages`) : undefined,
      site.crawledAt === undefined && site.waiting !== undefined
        ? say(`已知还有 ${site.waiting} 页要取`, `${site.waiting} known to come`)
        : undefined,
      say(`已用 ${elapsedText(now - site.begunAt)}`, `${elapsedText(now - site.begunAt)} so far`),
      leftText(remainingOf(site, book.learned(), now), say),
    ],
    say,
  );

/** Where the run stands, for runs of more sites than a log should name again and again. */
export const totalLine = (book: SiteBook, say: Say, now: number): string => {
  const { done, failed, running, queued } = book.counts();
  return parts(
    say(`完成 ${done}/${book.sites} 个网站`, `${done} of ${book.sites} sites done`),
    [
      say(`进行 ${running}`, `${running} at work`),
      say(`等待 ${queued}`, `${queued} waiting`),
      failed > 0 ? say(`没有完成 ${failed}`, `${failed} not finished`) : undefined,
      say(`已用 ${elapsedText(now - book.begunAt)}`, `${elapsedText(now - book.begunAt)} so far`),
      leftText(remainingOfAll(book, now), say),
    ],
    say,
  );
};

/** `还需约 3 分钟`; undefined where nobody can say. */
export const leftText = (ms: number | undefined, say: Say): string | undefined =>
  ms === undefined ? undefined : say(`还需${aboutText(ms, say)}`, `${aboutText(ms, say)} left`);

const parts = (head: string, rest: readonly (string | undefined)[], say: Say): string =>
  [head, ...rest.filter((part) => part !== undefined)].join(say('，', ', '));
