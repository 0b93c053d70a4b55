import { isMarkedTable } from '../../model/marked-table.js';
import type { Finding } from '../../model/report.js';
import { beijingTime } from '../beijing-time.js';
import { webAddress } from '../web-address.js';
import { Picture } from './picture.js';
import { MarkedTableView } from './marked-table.js';
import type { ReportView } from './view.js';

type Evidence = Finding['evidence'][number];

/** So many pieces of evidence are shown at once; the rest is one click away. */
const SHOWN_AT_ONCE = 3;

/** An address: a link when it is one of the web, else plain text. */
export function Address({ url }: { readonly url: string }) {
  const href = webAddress(url);
  return href === undefined ? (
    <span class="address">{url}</span>
  ) : (
    <a class="address" href={href} target="_blank" rel="noopener noreferrer">
      {url}
    </a>
  );
}

/** Shows its beginning; holds, selects and copies the whole. What all values share at their front is there but unseen. */
export function Hash({ value }: { readonly value: string }) {
  const front = /^<?urn:uuid:/.exec(value)?.[0] ?? '';
  return (
    <code class="hash" title={value}>
      {front === '' ? null : <span class="quiet">{front}</span>}
      {value.slice(front.length)}
    </code>
  );
}

/** One piece of evidence: what stood there, where, when, and how to prove it. */
function EvidenceItem({ evidence, view }: { readonly evidence: Evidence; readonly view: ReportView }) {
  const { text } = view.words;
  return (
    <li class={evidence.screenshot === undefined ? 'evidence' : 'evidence evidence-pictured'}>
      {evidence.quote === undefined || evidence.quote === '' ? null : (
        <blockquote lang="zh-CN">{evidence.quote}</blockquote>
      )}
      <Address url={evidence.url} />
      <dl class="proof">
        <div>
          <dt>{text.capturedAt}</dt>
          <dd>
            <time datetime={evidence.capturedAt}>{beijingTime(evidence.capturedAt)}</time> {text.beijing}
          </dd>
        </div>
        <div>
          <dt>{text.hash}</dt>
          <dd>
            <Hash value={evidence.sha256} />
          </dd>
        </div>
        {evidence.record === undefined ? null : (
          <div>
            <dt>{text.record}</dt>
            <dd>
              <Hash value={evidence.record} />
            </dd>
          </div>
        )}
        {evidence.selector === undefined ? null : (
          <div>
            <dt>{text.place}</dt>
            <dd>
              <code>{evidence.selector}</code>
            </dd>
          </div>
        )}
      </dl>
      {evidence.screenshot === undefined ? null : <Picture file={evidence.screenshot} view={view} />}
    </li>
  );
}

function EvidenceList({ evidence, view }: { readonly evidence: readonly Evidence[]; readonly view: ReportView }) {
  const { words } = view;
  const first = evidence.slice(0, SHOWN_AT_ONCE);
  const rest = evidence.slice(SHOWN_AT_ONCE);
  return (
    <>
      <ul class="evidence-list">
        {first.map((item) => (
          <EvidenceItem evidence={item} view={view} />
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>{words.count.more(rest.length)}</summary>
          <ul class="evidence-list">
            {rest.map((item) => (
              <EvidenceItem evidence={item} view={view} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** What a finding says, in the page's language. */
export const messageOf = ({ message, messageEn }: Finding, { lang }: ReportView): string =>
  lang === 'en' ? (messageEn ?? message) : message;

/** One fault, or one thing to check by hand. */
export function FindingItem({ finding, view }: { readonly finding: Finding; readonly view: ReportView }) {
  const { words } = view;
  const table = finding.data?.['table'];
  const isShownByEvidence = finding.url === undefined || finding.evidence.some(({ url }) => url === finding.url);
  const facts = [
    [words.text.column, finding.column],
    [words.text.unit, finding.unit],
    [words.text.dueOn, finding.dueOn],
  ].filter(([, value]) => value !== undefined && value !== '');
  return (
    <li
      class={`finding finding-${finding.value}`}
      id={`finding-${finding.fingerprint}`}
      data-finding
      data-unit={finding.unit}
      data-column={finding.column}
    >
      <p class="message">
        {finding.value === 'cantTell' ? <span class="tag tag-cantTell">{words.outcome.cantTell}</span> : null}
        {messageOf(finding, view)}
      </p>
      {facts.length === 0 ? null : (
        <p class="facts">
          {facts.map(([label, value]) => (
            <span>
              <span class="label">{label}</span> {value}
            </span>
          ))}
        </p>
      )}
      {isMarkedTable(table) ? <MarkedTableView table={table} words={words} /> : null}
      {isShownByEvidence || finding.url === undefined ? null : <Address url={finding.url} />}
      <EvidenceList evidence={finding.evidence} view={view} />
    </li>
  );
}
