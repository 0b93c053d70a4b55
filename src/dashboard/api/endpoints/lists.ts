import { readLists, removeList, saveList, sitesOfList } from '../../../store/lists/lists.js';
import { endpoint } from '../endpoint.js';
import { closed, count, line, list, text } from '../shapes.js';

const ListSchema = closed({ id: text, title: text, sites: count }, 'SiteList');
const run = { right: 'run', sight: 'all' } as const;

/** 名单 */
export const listEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/lists', right: 'read', sight: 'own' },
    title: { zh: '网站名单', en: 'Lists of sites' },
    answer: closed({ items: list(ListSchema) }),
    handle: async ({ office, actor }) => ({ items: await readLists(office.store.db, actor) }),
  }),
  endpoint({
    ...{ method: 'GET', path: '/lists/:list', right: 'read', sight: 'own' },
    title: { zh: '一个名单的网站', en: 'Sites of a list' },
    answer: closed({ id: text, sites: list(text) }),
    handle: async ({ office, actor }, { params: { list: id = '' } }) => ({
      id,
      sites: await sitesOfList(office.store.db, actor, id),
    }),
  }),
  endpoint({
    ...{ method: 'PUT', path: '/lists/:list', ...run },
    title: { zh: '建立或替换名单', en: 'Make or replace a list' },
    body: closed({ title: line(100, 1), sites: list(line(100, 1), 20_000) }),
    example: { title: '区县门户', sites: ['qinghe', 'yunling'] },
    answer: closed({ id: text, sites: list(text) }),
    handle: async ({ office, actor }, { params: { list: id = '' }, body }) => {
      await office.store.transaction((trx) =>
        saveList(trx, actor, { id, ...body }, { at: office.now().toISOString() }),
      );
      return { id, sites: await sitesOfList(office.store.db, actor, id) };
    },
  }),
  endpoint({
    ...{ method: 'DELETE', path: '/lists/:list', ...run },
    title: { zh: '删除名单', en: 'Remove a list' },
    handle: async ({ office, actor }, { params: { list: id = '' } }) => {
      await office.store.transaction((trx) => removeList(trx, actor, id, { at: office.now().toISOString() }));
    },
  }),
];
