import { Readable } from 'node:stream';
import { Conflict, NotFound } from '../../model/refusal.js';
import { cancelRun } from '../../schedule/cancel-run.js';
import { planRun } from '../../schedule/plan-run.js';
import { isKey } from '../../store/blobs/assert-key.js';
import { goTo } from '../cookies.js';
import { attachment } from '../layout/file-answer.js';
import { route, type Call } from '../route.js';
import { compareRuns, compareSite } from './compare-page.js';
import { runHref, showRuns } from './list-page.js';
import { readRun } from './read-run.js';
import { showRun } from './run-page.js';
import { RUN_FILES } from './words.js';

export const routes = [
  route({
    method: 'GET',
    path: '/runs',
    right: 'read',
    sight: 'own',
    title: { zh: '检查批次', en: 'Runs' },
    handle: showRuns,
  }),
  route({
    method: 'GET',
    path: '/runs/:run',
    right: 'read',
    sight: 'own',
    title: { zh: '一个批次', en: 'A run' },
    handle: (c, call) => showRun(c, call, c.req.param('run') ?? ''),
  }),
  route({
    method: 'GET',
    path: '/runs/:run/compare',
    right: 'read',
    sight: 'own',
    title: { zh: '两个批次对比', en: 'Two runs compared' },
    handle: (c, call) => compareRuns(c, call, c.req.param('run') ?? ''),
  }),
  route({
    method: 'GET',
    path: '/sites/:site/compare',
    right: 'read',
    sight: 'site',
    title: { zh: '网站的两次检查对比', en: 'Two audits of a site compared' },
    handle: (c, call) => compareSite(c, call, c.req.param('site') ?? ''),
  }),
  route({
    method: 'POST',
    path: '/runs/:run/cancel',
    right: 'run',
    sight: 'all',
    title: { zh: '取消批次', en: 'Cancel a run' },
    handle: async (c, { office, actor, say }) => {
      const run = c.req.param('run') ?? '';
      await office.store.transaction((trx) => cancelRun(trx, run, { actor, now: office.now() }));
      office.wake();
      return goTo(c, office, runHref({ run }), { tone: 'good', text: say({ zh: '已取消。', en: 'Cancelled.' }) });
    },
  }),
  route({
    method: 'POST',
    path: '/runs/:run/again',
    right: 'run',
    sight: 'all',
    title: { zh: '再检查一次', en: 'Run again' },
    handle: async (c, call) => {
      const planned = await planAgain(call, c.req.param('run') ?? '');
      call.office.wake();
      const text = call.say({ zh: `已安排 ${planned.audits} 个网站。`, en: `${planned.audits} sites are planned.` });
      return goTo(c, call.office, runHref(planned), { tone: 'good', text });
    },
  }),
  route({
    method: 'GET',
    path: '/runs/:run/files/:file',
    right: 'read',
    sight: 'all',
    title: { zh: '批次的文件', en: 'A file of a run' },
    handle: async (c, { office }) => {
      const { run = '', file = '' } = c.req.param();
      const facts = Object.hasOwn(RUN_FILES, file) ? RUN_FILES[file] : undefined;
      const key = `runs/${run}/${file}`;
      if (!facts || !isKey(key) || !(await office.blobs.has(key))) throw new NotFound();
      c.header('Content-Type', facts.type);
      c.header('Content-Disposition', attachment(`${run}-${file}`));
      c.header('Content-Security-Policy', "sandbox; default-src 'none'");
      return c.body(Readable.toWeb(await office.blobs.stream(key)) as ReadableStream);
    },
  }),
];

/** Plans the sites of a run anew: all of them, or those that failed. Sent twice it is planned once. */
async function planAgain({ office, actor, form }: Call, id: string) {
  const which = form.choice('which', ['all', 'failed']) ?? 'all';
  const key = form.text('key', 60);
  const { run, audits } = await readRun(office.store.db, actor, id);
  const sites = audits.filter(({ state }) => which === 'all' || state === 'failed').map(({ site }) => ({ site }));
  if (sites.length === 0) throw new Conflict({ zh: '没有失败的网站。', en: 'No site failed.' });
  return office.store.transaction((trx) =>
    planRun(trx, {
      ...{ actor, now: office.now(), origin: 'now', sites },
      ...(run.title !== null && { title: run.title }),
      ...(run.profile !== null && { profile: run.profile }),
      ...(key !== '' && { key: `again:${id}:${which}:${key}` }),
    }),
  );
}
