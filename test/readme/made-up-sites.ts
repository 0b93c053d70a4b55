/** The sites that the READMEs name, on loopback: small portals that answer under those names at a port of their own. */
import { startDemoDns } from '../../src/demo/demo-dns.js';
import { serveManySites } from '../support/many-sites.js';

export interface MadeUpSites {
  /** How the program finds them, is allowed to, and is soon done: all by its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Addresses and `--resolve` of these hosts, at the port where they are. */
  readonly rewrite: (text: string) => string;
  close(): Promise<void>;
}

/** The day the sites stand at. They are judged a month later: home pages that nobody renewed decide the verdict, however little is fetched. */
const KEPT_UP_ON = '2026-06-30';
const AS_OF = '2026-07-31';
/** What the lines of the READMEs are about; all rules over all pages are audited elsewhere. */
const RULES = ['home-updated', 'guide-updated-date', 'guide-updated-fresh', 'site-search'];
const HOSTS = ['www.example.gov.cn', 'mz.example.gov.cn', 'staging.example.gov.cn'];

export async function serveMadeUpSites(): Promise<MadeUpSites> {
  const [served, dns] = await Promise.all([
    serveManySites({ count: HOSTS.length, pageBytes: 1_000, asOf: KEPT_UP_ON, hosts: HOSTS }),
    startDemoDns([]),
  ]);
  const { port } = served;
  const named = HOSTS.map((host) => host.replaceAll('.', '\\.')).join('|');
  const address = new RegExp(`\\bhttp://(${named})(?::\\d+)?(?![\\w.:-])`, 'g');
  const resolve = new RegExp(`\\b(${named}):\\d+:[\\d.]+`, 'g');
  return {
    env: {
      GONGKAI_ALLOW_PRIVATE: 'true',
      GONGKAI_AS_OF: AS_OF,
      GONGKAI_DELAY: '0',
      GONGKAI_DNS: dns.address,
      GONGKAI_MAX_PAGES: '12',
      GONGKAI_ONLY: RULES.join(','),
      GONGKAI_RENDER: 'never',
      GONGKAI_RESOLVE: HOSTS.map((host) => `${host}:${port}:127.0.0.1`).join(','),
      GONGKAI_SITES_AT_ONCE: '1',
    },
    rewrite: (text) => text.replace(address, `http://$1:${port}`).replace(resolve, `$1:${port}:127.0.0.1`),
    close: async () => {
      await Promise.all([served.close(), dns.close()]);
    },
  };
}
