/** A process of its own for many sites that are audited, so that neither their memory nor their time counts. */
import { startDemoDns } from '../../src/demo/demo-dns.js';
import { MISBEHAVIOURS, serveManySites } from '../support/many-sites.js';

/** One in so many sites misbehaves, each in another way; 0: none. */
export interface ManySitesToServe {
  readonly count: number;
  readonly pageBytes: number;
  readonly asOf: string;
  readonly oneInSoMany: number;
}

process.once('message', ({ oneInSoMany, ...order }: ManySitesToServe) => {
  void serve(order, oneInSoMany);
});

async function serve(order: Omit<ManySitesToServe, 'oneInSoMany'>, oneInSoMany: number): Promise<void> {
  const served = await serveManySites({
    ...order,
    misbehaviour: (number) =>
      oneInSoMany > 0 && number % oneInSoMany === 0
        ? MISBEHAVIOURS[(number / oneInSoMany - 1) % MISBEHAVIOURS.length]
        : undefined,
  });
  const dns = await startDemoDns([]);
  process.on('message', () => process.send?.(served.sites.map(({ host }) => served.requestsOf(host))));
  process.send?.({ list: served.list, dns: dns.address });
}
