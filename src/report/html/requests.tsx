import type { AuditReport } from '../../model/report.js';
import { beijingTime } from '../beijing-time.js';
import { Address, Hash } from './finding.js';
import type { ReportView } from './view.js';

type Entry = NonNullable<AuditReport['crawl']['log']>['entries'][number];

/** In the order in which a crawl goes about its work; what a newer crawl adds comes last. */
const ORDER = [
  ...['home', 'platform', 'site-map', 'channel', 'column', 'item', 'document', 'interpretation', 'pair'],
  ...['attachment', 'unit', 'report', 'report-twin', 'person-list'],
  ...['population', 'links', 'link', 'search', 'xhr', 'robots', 'probe', 'other'],
];

/** One purpose in words: `column:guide` → 栏目“政府信息公开指南”, `report:2024` → 年度报告 2024. */
function purposeWords({ words, report }: ReportView, purpose: string): string {
  const [kind = '', id = ''] = purpose.split(':');
  const name = report.crawl.columns?.[id];
  if (kind === 'column') return words.count.column(name ?? id);
  const label = words.purpose[kind] ?? kind;
  if (kind === 'item' && name !== undefined) return `${label} · ${name}`;
  return kind === 'report' && /^\d{4}$/.test(id) ? `${label} ${id}` : label;
}

/** How the requests of the crawl were spent: a bar a purpose, the columns by name. */
export function RequestsFor({ view }: { readonly view: ReportView }) {
  const { words, report } = view;
  const counts = Object.entries(report.crawl.requestsFor ?? {});
  if (counts.length === 0) return null;
  const totals = new Map<string, number>();
  for (const [purpose, count] of counts) {
    const kind = purpose.split(':', 1)[0] ?? '';
    totals.set(kind, (totals.get(kind) ?? 0) + count);
  }
  const place = (kind: string): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  const rows = [...totals].sort(([a], [b]) => place(a) - place(b));
  const most = Math.max(...totals.values());
  const columns = counts
    .filter(([purpose]) => purpose.startsWith('column:'))
    .sort(([, a], [, b]) => b - a)
    .map(([purpose, count]) => {
      const id = purpose.slice('column:'.length);
      return `${report.crawl.columns?.[id] ?? id}${count > 1 ? ` ${words.count.times(count)}` : ''}`;
    });
  return (
    <>
      <h3>{words.text.requestsFor}</h3>
      <table class="purposes">
        <thead>
          <tr>
            <th scope="col">{words.text.purpose}</th>
            <th scope="col" colspan={2}>
              {words.text.requests}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([kind, count]) => (
            <tr>
              <th scope="row">
                {words.purpose[kind] ?? kind}
                {kind === 'column' ? <small>{columns.join(words.listSeparator)}</small> : null}
              </th>
              <td class="number">{count}</td>
              <td class="bar-cell">
                <svg class="bar" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    class="bar-earned"
                    width={String(Math.round((count / most) * 20_000) / 100)}
                    height="10"
                    rx="2"
                  />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Every address that was asked, and those that were not seen: folded, left out on paper. */
export function RequestLists({ view }: { readonly view: ReportView }) {
  const { words, report } = view;
  const { entries = [], left = 0 } = report.crawl.log ?? {};
  const answered = entries.filter(({ why }) => why === undefined);
  const silent = entries.filter(({ why }) => why !== undefined);
  return (
    <>
      <RequestList view={view} entries={silent} title={words.text.notSeen} note={words.text.notSeenNote} />
      <RequestList view={view} entries={answered} title={words.text.requestList} note={words.text.requestListNote} />
      {left > 0 ? <p class="muted">{words.count.unlisted(left)}</p> : null}
    </>
  );
}

function RequestList({
  view,
  entries,
  title,
  note,
}: {
  readonly view: ReportView;
  readonly entries: readonly Entry[];
  readonly title: string;
  readonly note: string;
}) {
  const { words } = view;
  if (entries.length === 0) return null;
  const hasRecords = entries.some(({ record }) => record !== undefined);
  return (
    <details class="request-list">
      <summary>
        {title} <span class="count">{words.count.addresses(entries.length)}</span>
      </summary>
      <p class="muted">{note}</p>
      <section class="table-scroll" tabindex={0} aria-label={title}>
        <table class="requests">
          <thead>
            <tr>
              <th scope="col">{words.text.purpose}</th>
              <th scope="col">{words.text.address}</th>
              <th scope="col">{words.text.answer}</th>
              <th scope="col">{words.text.at}</th>
              {hasRecords ? <th scope="col">{words.text.record}</th> : null}
            </tr>
          </thead>
          <tbody>
            {entries.map(({ url, purpose, at, status, why, record, rendered }) => (
              <tr>
                <td>{purposeWords(view, purpose)}</td>
                <td>
                  <Address url={url} />
                </td>
                <td>
                  {why === undefined ? status : (words.unanswered[why] ?? why)}
                  {rendered === true ? <small>{words.text.rendered}</small> : null}
                </td>
                <td>
                  <time datetime={at}>{beijingTime(at).slice(5)}</time>
                </td>
                {hasRecords ? <td>{record === undefined ? null : <Hash value={record} />}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
