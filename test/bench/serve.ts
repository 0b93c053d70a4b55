/** A process of its own for the site that is audited, so that its memory does not count. Told by its parent what to serve. */
import { startDemoDns } from '../../src/demo/demo-dns.js';
import { makeBigSite } from '../support/big-site/big-site.js';
import type { BigSiteSize } from '../support/big-site/big-site.js';
import { serveBigSite } from '../support/big-site/serve-big-site.js';

process.once('message', (size: BigSiteSize) => {
  void serve(size);
});

async function serve(size: BigSiteSize): Promise<void> {
  const site = makeBigSite(size);
  const served = await serveBigSite(site);
  const dns = await startDemoDns([]);
  process.on('message', () =>
    process.send?.({ requests: served.requests.length, distinct: new Set(served.requests).size }),
  );
  process.send?.({ port: served.port, dns: dns.address, pages: site.paths.length });
}
