import type { Pictures } from '../../model/report.js';
import type { Wording } from '../wording/catalogue.js';
import { beijingTime } from '../beijing-time.js';
import { dataSize } from '../figures.js';
import { Hash } from './finding.js';
import { RequestLists, RequestsFor } from './requests.js';
import type { ReportView } from './view.js';

/** How the site was looked at: enough to judge how far the report reaches. */
export function CrawlFacts({ view }: { readonly view: ReportView }) {
  const { report, words } = view;
  const { crawl, profile, tool } = report;
  const { text } = words;
  const seconds = Math.max(0, Math.round((Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1000));
  const unanswered = Object.entries(crawl.unanswered.byReason)
    .map(([reason, count]) => `${words.unanswered[reason] ?? reason} ${count}`)
    .join(words.listSeparator);
  const rows: readonly (readonly [string, string])[] = [
    [text.started, `${beijingTime(report.startedAt)} ${text.beijing}`],
    [text.finished, `${beijingTime(report.finishedAt)} ${text.beijing}`],
    [text.duration, Number.isNaN(seconds) ? '—' : words.count.duration(Math.floor(seconds / 60), seconds % 60)],
    [text.stopped, words.stop[crawl.stoppedBecause]],
    [text.requests, String(crawl.requests)],
    [text.pages, String(crawl.pages)],
    [text.rendered, String(crawl.rendered)],
    [text.bytes, dataSize(crawl.bytes)],
    [
      text.unanswered,
      crawl.unanswered.total === 0
        ? text.unansweredNone
        : `${crawl.unanswered.total}${unanswered && ` (${unanswered})`}`,
    ],
    ...(crawl.userAgent === undefined ? [] : [[text.userAgent, crawl.userAgent] as const]),
    ...(crawl.robots === undefined
      ? []
      : [[text.robotsRules, crawl.robots === 'obeyed' ? text.robotsObeyed : text.robotsIgnored] as const]),
    ...(crawl.browser === undefined ? [] : [[text.browser, crawl.browser] as const]),
    ...(report.pictures ? [[text.pictures, picturesSaid(report.pictures, words)] as const] : []),
    [text.madeBy, `${tool.name} ${tool.version}`],
    [text.profile, `${profile.title} (${profile.id} ${profile.version})`],
  ];
  return (
    <section aria-labelledby="crawl">
      <h2 id="crawl">{text.crawl}</h2>
      {crawl.truncated ? <p class="warning">{text.truncated}</p> : null}
      <p class="muted">{text.crawlNote}</p>
      <dl class="crawl">
        {rows.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{text.digest}</dt>
          <dd>
            <Hash value={profile.digest} />
          </dd>
        </div>
      </dl>
      <RequestsFor view={view} />
      <RequestLists view={view} />
    </section>
  );
}

const picturesSaid = ({ files, left, failed, why }: Pictures, words: Wording): string =>
  why === undefined ? words.count.pictures(files.length, left, failed) : words.noPictures[why];
