import type { Context } from 'hono';
import { Readable } from 'node:stream';
import { seesWhole } from '../../history/in-sight.js';
import { NotFound } from '../../model/refusal.js';
import { renderHtml } from '../../report/html.js';
import { planRun } from '../../schedule/plan-run.js';
import { isKey } from '../../store/blobs/assert-key.js';
import { goTo } from '../cookies.js';
import { attachment } from '../layout/file-answer.js';
import { route, type Call } from '../route.js';
import { AUDIT_FILES, isAuditFile } from './audit-files.js';
import { showAudit } from './audit-page.js';
import { withPictures } from './with-pictures.js';
import { effectiveReport } from './effective-report.js';
import { showSites } from './list-page.js';
import { showSite } from './site-page.js';

const placeOf = (c: Context) => ({ site: c.req.param('site') ?? '', run: c.req.param('run') ?? '' });

/** A whole report stands alone: its own style and script, no request of ours. */
const REPORT_POLICY =
  "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export const routes = [
  route({
    method: 'GET',
    path: '/sites',
    right: 'read',
    sight: 'own',
    title: { zh: '网站', en: 'Sites' },
    handle: showSites,
  }),
  route({
    method: 'GET',
    path: '/sites/:site',
    right: 'read',
    sight: 'site',
    title: { zh: '一个网站', en: 'A site' },
    handle: (c, call) => showSite(c, call, placeOf(c).site),
  }),
  route({
    method: 'POST',
    path: '/sites/:site/run',
    right: 'run',
    sight: 'site',
    title: { zh: '现在检查一个网站', en: 'Audit a site now' },
    handle: async (c, call) => {
      const { office, actor, form, say } = call;
      const { site } = placeOf(c);
      const key = form.text('key', 60);
      const planned = await office.store.transaction((trx) =>
        planRun(trx, {
          ...{ actor, now: office.now(), origin: 'now', sites: [{ site }] },
          ...(key !== '' && { key: `site:${site}:${key}` }),
        }),
      );
      office.wake();
      const text = say({ zh: `已安排检查，批次 ${planned.run}。`, en: `Planned as run ${planned.run}.` });
      return goTo(c, office, `/sites/${encodeURIComponent(site)}`, { tone: 'good', text });
    },
  }),
  route({
    method: 'GET',
    path: '/sites/:site/audits/:run',
    right: 'read',
    sight: 'site',
    title: { zh: '网站的一次检查', en: 'An audit of a site' },
    handle: (c, call) => showAudit(c, call, placeOf(c)),
  }),
  route({
    method: 'GET',
    path: '/sites/:site/audits/:run/report',
    right: 'read',
    sight: 'site',
    title: { zh: '完整报告', en: 'The whole report' },
    handle: async (c, call) => {
      const report = await effectiveReport(call.office, wholeSite(call, placeOf(c)));
      if (!report) throw new NotFound();
      c.header('Content-Security-Policy', REPORT_POLICY);
      c.header('Content-Type', 'text/html; charset=utf-8');
      return c.body(await withPictures(renderHtml(report, { lang: call.lang }), call, placeOf(c)));
    },
  }),
  route({
    method: 'GET',
    path: '/sites/:site/audits/:run/files/:file',
    right: 'read',
    sight: 'site',
    title: { zh: '检查的文件', en: 'A file of an audit' },
    handle: async (c, call) => {
      const { site, run } = wholeSite(call, placeOf(c));
      const file = c.req.param('file') ?? '';
      const key = `runs/${run}/${site}/${file}`;
      if (!isAuditFile(file) || !isKey(key) || !(await call.office.blobs.has(key))) throw new NotFound();
      const stream = await call.office.blobs.stream(key);
      c.header('Content-Type', AUDIT_FILES[file].type);
      c.header('Content-Disposition', attachment(`${site}-${run}-${file}`));
      c.header('Content-Security-Policy', "sandbox; default-src 'none'");
      return c.body(Readable.toWeb(stream) as ReadableStream);
    },
  }),
];

/** Reports and files speak of a whole site: who sees a unit's part gets none. */
function wholeSite({ actor }: Call, place: { site: string; run: string }): { site: string; run: string } {
  if (!seesWhole(actor, place.site)) throw new NotFound();
  return place;
}
