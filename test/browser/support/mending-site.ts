/** A township's site on loopback that has a fault until it is mended. */
import { buildSite, serveNames, serveSite } from '../../support/site-builder/index.js';
import type { SiteSpec } from '../../support/site-builder/index.js';

/** Its guide shows no date; `mend` gives it one. `today`: the day that it stands at, `YYYY-MM-DD`. */
export async function serveMendingSite(today: string) {
  const base: SiteSpec = { id: 'liulin', kind: 'township', style: 'vsb', name: '柳林镇人民政府', today };
  const faulty = buildSite({ ...base, guide: { updated: 'none' } });
  const mended = buildSite(base);
  let current = faulty;
  const served = await serveSite({
    ...faulty,
    answers: { get: (path: string) => current.answers.get(path) } as typeof faulty.answers,
    handlers: [(request) => current.handlers.map((handler) => handler(request)).find((answer) => answer !== undefined)],
  });
  const names = await serveNames(faulty);
  return {
    ...served,
    dns: names.address,
    mend: () => {
      current = mended;
    },
    close: async () => {
      await served.close();
      await names.close();
    },
  };
}
