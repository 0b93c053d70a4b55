import { route } from './route.js';

/** For whoever watches over the server: whether it answers and reaches its store. Nothing else: anybody may ask. */
export const routes = [
  route({
    method: 'GET',
    path: '/healthz',
    right: 'public',
    sight: 'none',
    title: { zh: '健康检查', en: 'Health' },
    handle: async (c, { office }) => {
      try {
        await office.store.db.selectFrom('log_head').select('id').executeTakeFirst();
        return c.json({ status: 'ok' });
      } catch {
        return c.json({ status: 'store-unreachable' }, 503);
      }
    },
  }),
];
