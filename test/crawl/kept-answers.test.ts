/** A crawl that is taken up again asks only what is missing, and comes to the choices that it would have come to anyway. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import type { CrawlOptions } from '../../src/crawl/crawl-site.js';
import { MEMBER_HEAD_BYTES, memberLength } from '../../src/snapshot/gzip-member.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { serveDns } from '../support/dns-server.js';
import { serve } from '../support/http-server.js';
import type { TestServer } from '../support/http-server.js';
import { optionsOf, pageOf, planOf, wantAllLinks } from './crawl-plan.js';

/** Wants what was found last first, so that what is asked hangs on what was known when it was chosen. */
const wantTheNewest: NonNullable<CrawlOptions['survey']> = (input) => ({
  wanted: [...wantAllLinks(input).wanted].reverse(),
});

const articles = (column: string): string[] => [1, 2, 3, 4].map((number) => `/${column}/${number}.html`);
const columns = ['tzgg', 'zcwj', 'zcjd', 'nb'];
let busy = new Set<string>();
let site: TestServer;

beforeAll(async () => {
  site = await serve({
    '/': pageOf('青禾区人民政府', ...columns.map((name) => `/${name}/`), '/old/'),
    ...Object.fromEntries(columns.map((name) => [`/${name}/`, pageOf(name, ...articles(name))])),
    '/old/': { status: 302, headers: { location: '/tzgg/' } },
    // Answers the second time only, in each crawl.
    '/zcwj/2.html': () => {
      if (busy.has('zcwj')) return pageOf('文件二');
      busy.add('zcwj');
      return { status: 503, body: 'busy' };
    },
    '*': ({ path }) => pageOf(`${path}的正文`),
  });
});
afterAll(() => site.close());

interface Known {
  readonly asked: readonly string[];
  readonly pages: readonly string[];
  readonly snapshot: string;
}

async function crawl(snapshot: string, changes: Partial<CrawlOptions> = {}): Promise<Known> {
  const before = site.log.length;
  const options = { snapshot, survey: wantTheNewest, maxPages: 12, concurrency: 3, ...changes };
  await crawlSite(planOf(`${site.url}/`), optionsOf(options));
  const reader = openSnapshot(snapshot);
  const pages = reader.exchanges.map(({ url, status }) => `${new URL(url).pathname} ${status}`).sort();
  reader.close();
  return { asked: site.log.slice(before).map(({ path }) => path), pages, snapshot };
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'gongkai-kept-'));

/** Ends of the records of a snapshot. */
function boundaries(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let at = 0; at < bytes.length;) {
    at += memberLength(bytes.subarray(at, at + MEMBER_HEAD_BYTES)) ?? bytes.length;
    ends.push(at);
  }
  return ends;
}

describe('a crawl cut short by its budget', () => {
  let whole: Known;
  beforeAll(async () => {
    busy = new Set();
    whole = await crawl(join(newFolder(), 'snapshot.warc.gz'));
  });

  test('torn after any record, or within the next one, ends with the same addresses as if nothing had happened', async () => {
    const bytes = readFileSync(whole.snapshot);
    const ends = boundaries(bytes);
    expect(ends.length).toBeGreaterThan(25);
    for (const [index, end] of ends.slice(0, -1).entries()) {
      const next = ends[index + 1] ?? end;
      const cut = end + (index % 3 === 0 ? 0 : Math.floor(((next - end) * (index % 3)) / 3));
      const folder = newFolder();
      cpSync(dirname(whole.snapshot), folder, { recursive: true });
      const snapshot = join(folder, 'snapshot.warc.gz');
      writeFileSync(snapshot, bytes.subarray(0, cut));
      const kept = keptIn(snapshot);
      busy = new Set(kept.includes('/zcwj/2.html 503') ? ['zcwj'] : []);
      const again = await crawl(snapshot, { resume: true });
      expect(withoutRepeats(again.pages), `cut at ${cut}`).toEqual(withoutRepeats(whole.pages));
      const answered = kept.filter((answer) => !answer.endsWith(' 503')).map((answer) => answer.split(' ')[0]);
      expect(
        again.asked.filter((path) => answered.includes(path)),
        `cut at ${cut}`,
      ).toEqual([]);
    }
  });

  test('is not begun anew where its other files are torn or gone', async () => {
    const folder = newFolder();
    cpSync(dirname(whole.snapshot), folder, { recursive: true });
    const snapshot = join(folder, 'snapshot.warc.gz');
    const bytes = readFileSync(snapshot);
    writeFileSync(snapshot, bytes.subarray(0, boundaries(bytes)[12]));
    for (const name of ['crawl.jsonl', 'requests.jsonl']) {
      const text = readFileSync(join(folder, name));
      writeFileSync(join(folder, name), text.subarray(0, Math.floor(text.length / 2)));
    }
    busy = new Set(['zcwj']);
    const again = await crawl(snapshot, { resume: true });
    expect(withoutRepeats(again.pages)).toEqual(withoutRepeats(whole.pages));
    for (const name of ['crawl.jsonl', 'requests.jsonl']) {
      const lines = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
      for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    }
  });

  test('goes on with what it has at another concurrency', async () => {
    const folder = newFolder();
    const snapshot = join(folder, 'snapshot.warc.gz');
    const bytes = readFileSync(whole.snapshot);
    writeFileSync(snapshot, bytes.subarray(0, boundaries(bytes)[16]));
    const kept = keptIn(snapshot).map((answer) => answer.split(' ')[0]);
    busy = new Set(['zcwj']);
    const again = await crawl(snapshot, { resume: true, concurrency: 1 });
    expect(again.asked.filter((path) => kept.includes(path))).toEqual([]);
    expect(again.pages.filter((page) => page.endsWith(' 200')).length).toBeLessThanOrEqual(14);
  });
});

test('an answer that asked for patience is not taken for the page when the crawl ended before the next try', async () => {
  busy = new Set();
  const whole = await crawl(join(newFolder(), 'snapshot.warc.gz'), { maxPages: 100 });
  const bytes = readFileSync(whole.snapshot);
  const snapshot = join(newFolder(), 'snapshot.warc.gz');
  const cut = boundaries(bytes).findLast((end) => {
    writeFileSync(snapshot, bytes.subarray(0, end));
    return (
      end > 4_000 && keptIn(snapshot).includes('/zcwj/2.html 503') && !keptIn(snapshot).includes('/zcwj/2.html 200')
    );
  });
  expect(cut).toBeDefined();
  writeFileSync(snapshot, bytes.subarray(0, cut));
  const again = await crawl(snapshot, { maxPages: 100, resume: true });
  expect(again.asked).toContain('/zcwj/2.html');
  expect(again.pages).toContain('/zcwj/2.html 200');
});

test('killed between two facts of the network it asks for the others', async () => {
  const names = await serveDns({
    'www.qinghe.gov.cn A': ['127.0.0.1'],
    'www.qinghe.gov.cn AAAA': ['::1'],
    'qinghe.gov.cn NS': ['ns1.qinghe.gov.cn'],
  });
  const url = `http://www.qinghe.gov.cn:${site.port}/`;
  const facts = async (snapshot: string, resume: boolean): Promise<string[]> => {
    const options = {
      snapshot,
      resume,
      dns: names.address,
      resolve: [`www.qinghe.gov.cn:${site.port}:127.0.0.1`],
      maxPages: 1,
    };
    await crawlSite(planOf(url, { probes: new Set(['dns', 'ipv6'] as const) }), optionsOf(options));
    const reader = openSnapshot(snapshot);
    const told = reader.probes.map((probe) =>
      probe.kind === 'dns'
        ? `${probe.query} ${probe.host}`
        : `${probe.kind} ${'address' in probe ? probe.address : ''}`,
    );
    reader.close();
    return told.sort();
  };
  const whole = join(newFolder(), 'snapshot.warc.gz');
  const expected = await facts(whole, false);
  expect(expected.filter((fact) => fact.startsWith('ipv6')).length).toBe(2);
  const bytes = readFileSync(whole);
  for (const end of boundaries(bytes).slice(1, 16)) {
    const snapshot = join(newFolder(), 'snapshot.warc.gz');
    writeFileSync(snapshot, bytes.subarray(0, end));
    expect(await facts(snapshot, true), `cut at ${end}`).toEqual(expected);
  }
  await names.close();
});

function keptIn(snapshot: string): string[] {
  try {
    const reader = openSnapshot(snapshot);
    const kept = reader.exchanges.map(({ url, status }) => `${new URL(url).pathname} ${status}`);
    reader.close();
    return kept;
  } catch {
    return [];
  }
}

/** An answer whose further tries were lost is there twice. */
const withoutRepeats = (pages: readonly string[]): string[] => [...new Set(pages)];
