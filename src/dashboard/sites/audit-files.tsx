import { dataSize } from '../../report/figures.js';
import { Card } from '../layout/marks.js';
import type { Call } from '../route.js';

/** Files of an audit that are handed out, with what they are. */
export const AUDIT_FILES = {
  'report.html': { zh: '检查报告（网页）', en: 'Report (HTML)', type: 'text/html; charset=utf-8' },
  'report.pdf': { zh: '检查报告（PDF）', en: 'Report (PDF)', type: 'application/pdf' },
  'rectification.docx': {
    zh: '整改通知（Word）',
    en: 'Letter (Word)',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  'report.json': { zh: '全部数据（JSON）', en: 'All data (JSON)', type: 'application/json' },
  'earl.jsonld': { zh: 'EARL', en: 'EARL', type: 'application/ld+json' },
  'snapshot.warc.gz': { zh: '快照（WARC）', en: 'Snapshot (WARC)', type: 'application/gzip' },
  'snapshot.wacz': { zh: '快照（WACZ）', en: 'Snapshot (WACZ)', type: 'application/wacz' },
  'crawl.jsonl': { zh: '抓取记录', en: 'Crawl log', type: 'application/jsonl' },
  'chain.json': { zh: '证据链', en: 'Chain of evidence', type: 'application/json' },
} as const;

export type AuditFile = keyof typeof AUDIT_FILES;
export const isAuditFile = (name: string): name is AuditFile => Object.hasOwn(AUDIT_FILES, name);

/** Files of an audit that are kept. */
async function keptFiles({ office }: Call, { site, run }: { site: string; run: string }) {
  const names = Object.keys(AUDIT_FILES).filter(isAuditFile);
  const facts = await Promise.all(names.map((name) => office.blobs.facts(`runs/${run}/${site}/${name}`)));
  return names.flatMap((name, at) => {
    const bytes = facts[at]?.bytes;
    return bytes === undefined ? [] : [{ name, bytes }];
  });
}

/** What was written of an audit, to be read or saved. */
export async function AuditFiles({ call, place }: { call: Call; place: { site: string; run: string } }) {
  const { say } = call;
  const files = await keptFiles(call, place);
  const base = `/sites/${encodeURIComponent(place.site)}/audits/${encodeURIComponent(place.run)}`;
  return (
    <Card title={say({ zh: '文件', en: 'Files' })}>
      <p>
        <a href={`${base}/report`} target="_blank" rel="noopener">
          {say({ zh: '打开完整报告', en: 'Open the whole report' })}
        </a>{' '}
        <small>{say({ zh: '已计入人工认定', en: 'with evaluators’ decisions' })}</small>
      </p>
      <ul class="files">
        {files.map(({ name, bytes }) => (
          <li>
            <a href={`${base}/files/${name}`} download>
              {say(AUDIT_FILES[name])}
            </a>{' '}
            <small>
              {name} · {dataSize(bytes)}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
