import type { Finding } from '../../model/report.js';
import { plain } from '../../report/neutralise.js';
import { archivePath, picturePath } from '../archive/archive-path.js';
import { withQuery } from '../layout/address.js';
import { Card, Facts, Time } from '../layout/marks.js';
import type { Call } from '../route.js';
import { SiteAddress } from '../shown/address.js';
import type { ReportedFinding } from '../archive/read-evidence.js';

type Evidence = Finding['evidence'][number];

interface Shown {
  readonly call: Call;
  readonly run: string;
  readonly site: string;
  readonly reported: ReportedFinding;
}

/** So many pieces of evidence are listed; a finding of more says how many. */
const MOST_LISTED = 40;

/** The evidence of a finding, one piece chosen, and beside it the page as it was archived. */
export function EvidenceBeside({ call, run, site, reported }: Shown) {
  const { say, query } = call;
  const { evidence } = reported.finding;
  if (evidence.length === 0) return null;
  const chosen = Math.min(evidence.length - 1, (query.whole('evidence', { min: 1, max: 9_999 }) ?? 1) - 1);
  const piece = evidence[chosen];
  if (piece === undefined) return null;
  return (
    <div class="evidence-beside" id="evidence">
      <Card
        title={say({
          zh: `证据（${chosen + 1} / ${evidence.length}）`,
          en: `Evidence (${chosen + 1} of ${evidence.length})`,
        })}
      >
        {evidence.length > 1 ? <Choice call={call} evidence={evidence} chosen={chosen} /> : null}
        <Piece call={call} run={run} site={site} piece={piece} />
      </Card>
      <Archived call={call} run={run} site={site} piece={piece} reported={reported} />
    </div>
  );
}

function Choice({ call, evidence, chosen }: { call: Call; evidence: readonly Evidence[]; chosen: number }) {
  const { say } = call;
  const link = (at: number): string =>
    `${withQuery(call.here, { evidence: at === 0 ? undefined : String(at + 1) })}#evidence`;
  return (
    <nav class="pieces" aria-label={say({ zh: '选择证据', en: 'Choose a piece of evidence' })}>
      {chosen > 0 ? (
        <a href={link(chosen - 1)} data-key="[">
          {say({ zh: '上一条', en: 'previous' })}
        </a>
      ) : null}
      {chosen < evidence.length - 1 ? (
        <a href={link(chosen + 1)} data-key="]">
          {say({ zh: '下一条', en: 'next' })}
        </a>
      ) : null}
      <details class="fold">
        <summary>{say({ zh: `全部 ${evidence.length} 条`, en: `All ${evidence.length}` })}</summary>
        <ol>
          {evidence.slice(0, MOST_LISTED).map(({ url, quote }, at) => (
            <li>
              <a href={link(at)} aria-current={at === chosen ? 'true' : undefined}>
                {plain(quote ?? url).slice(0, 80)}
              </a>
            </li>
          ))}
        </ol>
        {evidence.length > MOST_LISTED ? (
          <p class="muted">
            {say({ zh: `另有 ${evidence.length - MOST_LISTED} 条`, en: `${evidence.length - MOST_LISTED} more` })}
          </p>
        ) : null}
      </details>
    </nav>
  );
}

function Piece({ call, run, site, piece }: { call: Call; run: string; site: string; piece: Evidence }) {
  const { say } = call;
  const picture = picturePath({ run, site }, piece.screenshot);
  return (
    <>
      {piece.quote === undefined || piece.quote === '' ? null : (
        <blockquote class="quote evidence-quote" lang="zh-CN">
          {plain(piece.quote)}
        </blockquote>
      )}
      {picture === undefined ? null : (
        <figure class="picture">
          <a href={picture} target="_blank" rel="noopener">
            <img
              src={picture}
              alt={say({ zh: '问题位置截图（按快照画出）', en: 'Picture of the place, drawn from the snapshot' })}
              width="1280"
              height="800"
              loading="lazy"
            />
          </a>
        </figure>
      )}
      <Facts
        rows={[
          [say({ zh: '网址', en: 'Address' }), <SiteAddress url={piece.url} />],
          [say({ zh: '抓取时间', en: 'Captured' }), <Time at={piece.capturedAt} />],
          piece.selector === undefined
            ? undefined
            : [say({ zh: '位置', en: 'Place' }), <code>{plain(piece.selector)}</code>],
          ['SHA-256', <code class="hash">{piece.sha256}</code>],
          piece.record === undefined
            ? undefined
            : [say({ zh: '快照记录', en: 'WARC record' }), <code class="hash">{piece.record}</code>],
        ]}
      />
    </>
  );
}

function Archived({ call, run, site, piece, reported }: Shown & { piece: Evidence }) {
  const { say } = call;
  const title = say({ zh: '当时的网页', en: 'The page as archived' });
  if (piece.record === undefined)
    return (
      <Card title={title}>
        <p class="muted">
          {say({
            zh: '这条证据不是网页，是网络或域名的记录，没有可以显示的页面。',
            en: 'This evidence is a record of the network, not a page.',
          })}
        </p>
      </Card>
    );
  const place = { run, site, record: piece.record };
  const shown = archivePath(place, { rule: reported.outcome.rule, fingerprint: reported.finding.fingerprint });
  return (
    <Card
      title={title}
      actions={
        <>
          <a href={shown} target="_blank" rel="noopener">
            {say({ zh: '单独打开', en: 'Open alone' })}
          </a>
          <a href={`${archivePath(place)}/raw`}>{say({ zh: '下载原始字节', en: 'Download the bytes' })}</a>
        </>
      }
    >
      <p class="muted">
        {say({
          zh: '按快照显示，标黄处是引文所在；脚本已去掉，不连网，链接不能点，样式可能与原网页不同。',
          en: 'From the snapshot, the quote marked; without scripts, network or links, so that it may look different.',
        })}
      </p>
      <iframe class="archived" src={shown} sandbox="" title={title} loading="lazy" referrerpolicy="no-referrer" />
    </Card>
  );
}
