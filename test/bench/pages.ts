/** Prints as JSON how long each page takes over a big office: first and median time of five. Arguments: `--full`; a folder that holds one or keeps it. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOffice } from '../../src/cli/office/open-office.js';
import { createApp } from '../../src/dashboard/app.js';
import { diskBlobs } from '../../src/store/blobs/disk-blobs.js';
import { openStore } from '../../src/store/open-store.js';
import { HOST, signedIn } from '../support/office.js';
import { buildBigOffice, ruleId, runId, siteId, THREE_THOUSAND } from './big-office.js';

const isFull = process.argv.includes('--full');
const kept = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const folder = kept ?? mkdtempSync(join(tmpdir(), 'gongkai-pages-'));
mkdirSync(folder, { recursive: true });
const isBuilt = existsSync(join(folder, 'office.sqlite'));
const size = isFull ? THREE_THOUSAND : { ...THREE_THOUSAND, sites: 150 };
const store = await openStore({ folder });
if (!isBuilt) await buildBigOffice(store, size);
const office = openOffice({
  store,
  blobs: diskBlobs(folder),
  version: '0.0.0',
  server: { hosts: new Set([HOST]), isSecure: false, isProxy: () => false },
  templates: undefined as never,
  takeIn: {
    folder: 'reports',
    find: () => Promise.resolve([]),
    begin: () => undefined,
    state: () => ({ isRunning: false, runs: [], passedOver: [] }),
    takeList: () => Promise.resolve({ added: 0, changed: 0, unchanged: 0 }),
  },
  wake: () => undefined,
  onFault: (error, where) => {
    process.stderr.write(`${where.at} ${String(error)}\n`);
  },
});
// The first reader of a ranking meets one that nobody has computed yet.
await store.db.deleteFrom('rankings').execute();
const app = createApp(office);
const visitors = {
  admin: await signedIn({ office, app }, 'admin'),
  office: await signedIn({ office, app }, 'office', [siteId(7), { site: siteId(10), unit: '单位3' }]),
};
await Promise.all((await office.packs()).map(({ id }) => office.profile(id)));
const [site, rule, run] = [siteId(10), ruleId(17), runId(size.runs - 1)];
const pages = [
  ...['/', '/ranking', '/ranking?run=' + run, '/sites', '/sites?sort=-score&q=3', `/sites/${site}`, '/findings'],
  ...[
    '/findings?state=all&q=2024',
    '/findings?kind=doubt',
    `/findings/${site}-003`,
    '/rules',
    `/rules/${rule}`,
    '/packs',
  ],
  ...[
    '/packs/shizhong-2024',
    '/runs',
    `/runs/${run}`,
    `/runs/${run}/compare?with=${runId(size.runs - 2)}`,
    '/search?q=区',
  ],
  ...[
    '/search?q=单位3',
    '/availability',
    '/review',
    '/rectification',
    '/rectification/notices',
    '/schedules',
    '/log',
    '/users',
  ],
];
const times: Record<string, unknown> = {};
for (const [who, visitor] of Object.entries(visitors)) {
  for (const path of pages) {
    const taken: number[] = [];
    let status = 0;
    let bytes = 0;
    for (let time = 0; time < 5; time++) {
      const began = performance.now();
      const response = await visitor.get(path);
      bytes = (await response.text()).length;
      status = response.status;
      taken.push(Math.round(performance.now() - began));
    }
    const [first = 0] = taken;
    times[`${who} ${path}`] = {
      status,
      first,
      median: taken.sort((a, b) => a - b)[2],
      kilobytes: Math.round(bytes / 1024),
    };
  }
}
await store.close();
if (kept === undefined) rmSync(folder, { recursive: true });
process.stdout.write(`${JSON.stringify({ sites: size.sites, runs: size.runs, times }, null, 1)}\n`);
process.exit(0);
