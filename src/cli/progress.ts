import { displayWidth } from '../lib/text/display-width.js';
import { printable } from './printable.js';

/** What a run tells while it goes. Counts only; results go to stdout. */
export interface Progress {
  siteBegun(site: string): void;
  pageFetched(site: string, pages: number): void;
  /** The hours in which the site may be asked begin then; ISO 8601. */
  siteWaits(site: string, until: string): void;
  rulesJudged(site: string, rules: number): void;
  siteDone(site: string, verdict: string): void;
  /** A sentence that stays on the screen. */
  note(text: string): void;
  /** Takes the live line away. */
  end(): void;
}

interface ProgressOptions {
  readonly stream: NodeJS.WritableStream;
  readonly sites: number;
  readonly mode: 'live' | 'plain' | 'notes' | 'silent';
  readonly say: (zh: string, en: string) => string;
}

/** A live line in a terminal; elsewhere a line now and then: every 20 pages of a site, its rules, its end. */
export const createProgress = ({ stream, sites, mode, say }: ProgressOptions): Progress => {
  const fetched = new Map<string, number>();
  let done = 0;
  const write = (text: string): void => {
    if (mode !== 'silent') stream.write(`${mode === 'live' ? '\r\u001b[K' : ''}${text}\n`);
  };
  const plain = (text: string): void => {
    if (mode === 'plain' || mode === 'live') write(text);
  };
  const redraw = (): void => {
    if (mode !== 'live') return;
    const active = [...fetched]
      .map(([site, pages]) => say(`${site} ${pages} 页`, `${site} ${pages} pages`))
      .join(say('，', ', '));
    // A terminal that does not know its width says 0.
    const columns =
      'columns' in stream && typeof stream.columns === 'number' && stream.columns > 0 ? stream.columns : 80;
    stream.write(
      `\r\u001b[K${cut(say(`[${done}/${sites}] 抓取 ${active}`, `[${done}/${sites}] fetching ${active}`), columns - 1)}`,
    );
  };
  return {
    siteBegun: (site) => {
      fetched.set(site, 0);
      if (mode === 'plain') write(say(`${site}：开始抓取`, `${site}: crawl begins`));
      redraw();
    },
    pageFetched: (site, pages) => {
      if (fetched.get(site) === pages) return;
      fetched.set(site, pages);
      if (mode === 'plain' && pages > 0 && pages % 20 === 0)
        write(say(`${site}：已取 ${pages} 页`, `${site}: ${pages} pages fetched`));
      redraw();
    },
    siteWaits: (site, until) => {
      const when = beijingTime(until);
      plain(
        say(
          `${site}：不在允许访问的时段，等到 ${when}（北京时间）再继续`,
          `${site}: outside its hours, goes on at ${when} (Beijing)`,
        ),
      );
      redraw();
    },
    rulesJudged: (site, rules) => {
      const pages = fetched.get(site) ?? 0;
      plain(
        say(
          `${site}：共取 ${pages} 页，判了 ${rules} 条规则`,
          `${site}: ${pages} pages fetched, ${rules} rules judged`,
        ),
      );
      redraw();
    },
    siteDone: (site, verdict) => {
      done += 1;
      fetched.delete(site);
      plain(
        say(
          `${site}：${verdict}（完成 ${done}/${sites} 个网站）`,
          `${site}: ${verdict} (${done} of ${sites} sites done)`,
        ),
      );
      if (done < sites) redraw();
    },
    note: (text) => {
      write(printable(text));
      if (fetched.size > 0) redraw();
    },
    end: () => {
      if (mode === 'live') stream.write('\r\u001b[K');
    },
  };
};

/** `2025-11-18 22:00` in Asia/Shanghai. */
const beijingTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const cut = (text: string, width: number): string => {
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) > width) break;
    kept += character;
  }
  return kept;
};
