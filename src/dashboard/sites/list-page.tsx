import type { Context } from 'hono';
import { readLists } from '../../store/lists/lists.js';
import { exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Pager, Table, sortOf } from '../layout/table.js';
import { VERDICTS } from '../layout/words.js';
import type { Call } from '../route.js';
import { pageOf } from '../shown/page-of.js';
import { fitsFilter, SITE_SORTS, siteLines, sortLines } from './list-sites.js';
import { kindName, siteColumns, siteExportColumns, siteHref } from './site-columns.js';

/** 网站: every site in sight with how it stands. */
export async function showSites(c: Context, call: Call): Promise<Response> {
  const { say, office, actor, query } = call;
  const { db } = office.store;
  const list = query.text('list');
  const all = await siteLines(db, actor, list === '' ? undefined : list);
  const sort = sortOf(call, SITE_SORTS, { by: 'name', isDown: false });
  const filter = {
    text: query.text('q', 100),
    kind: query.text('kind'),
    region: query.text('region'),
    verdict: query.text('verdict'),
  };
  const lines = sortLines(
    all.filter((line) => fitsFilter(line, filter)),
    sort,
  );
  const title = say({ zh: '网站', en: 'Sites' });
  const format = wantedFormat(call);
  if (format)
    return exportTable(c, call, { name: 'sites', title, columns: siteExportColumns(call), rows: lines }, format);
  const { shown, next, total } = pageOf(call, lines, ({ site }) => site);
  const lists = await readLists(db, actor);
  const kinds = [...new Set(all.map(({ kind }) => kind))].sort();
  const regions = [...new Set(all.flatMap(({ region }) => region ?? []))].sort();
  const choice = (name: string, label: string, options: readonly { value: string; label: string }[]) =>
    ({ kind: 'select', name, label, options }) as const;
  return showPage(
    c,
    call,
    { title, actions: <ExportLinks call={call} /> },
    <>
      <Filters
        call={call}
        fields={[
          { kind: 'search', name: 'q', label: say({ zh: '名称、网址、编号', en: 'Name, address, id' }) },
          choice('verdict', say({ zh: '结论', en: 'Verdict' }), [
            ...Object.entries(VERDICTS).map(([value, words]) => ({ value, label: say(words) })),
            { value: 'vetoed', label: say({ zh: '单项否决', en: 'Vetoed' }) },
            { value: 'unread', label: say({ zh: '最近没看到', en: 'Not seen lately' }) },
            { value: 'never', label: say({ zh: '还没有结果', en: 'Never judged' }) },
          ]),
          ...(kinds.length > 1
            ? [
                choice(
                  'kind',
                  say({ zh: '类型', en: 'Kind' }),
                  kinds.map((value) => ({ value, label: kindName(call, value) })),
                ),
              ]
            : []),
          ...(regions.length > 1
            ? [
                choice(
                  'region',
                  say({ zh: '地区', en: 'Region' }),
                  regions.map((value) => ({ value, label: value })),
                ),
              ]
            : []),
          ...(lists.length > 1
            ? [
                choice(
                  'list',
                  say({ zh: '名单', en: 'List' }),
                  lists.map(({ id, title: label }) => ({ value: id, label })),
                ),
              ]
            : []),
        ]}
      />
      <Table
        call={call}
        caption={title}
        columns={siteColumns(call)}
        rows={shown}
        sort={sort}
        href={siteHref}
        empty={
          all.length === 0
            ? say({
                zh: '还没有网站。管理员可以导入检查结果，或者用 gongkai serve --sites 登记网站名单。',
                en: 'No sites yet. An administrator may import runs, or name a site list with gongkai serve --sites.',
              })
            : say({ zh: '没有符合条件的网站。', en: 'No site fits.' })
        }
      />
      <Pager call={call} next={next} total={total} shown={shown.length} />
    </>,
  );
}
