import { afterEach, describe, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import type { CrawlOptions } from '../../src/crawl/crawl-site.js';
import type { SurveyInput } from '../../src/locate/survey.js';
import type { SnapshotReader } from '../../src/model/snapshot.js';
import { openPages } from '../../src/site/page-views.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { serve } from '../support/http-server.js';
import type { TestServer } from '../support/http-server.js';
import { docxOf, paragraph } from '../support/office-files.js';
import { optionsOf, pageOf, planOf, wantAllLinks } from './crawl-plan.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const text = '青禾区政府信息公开指南\n受理机构：青禾区人民政府办公室';
const guide = docxOf(text.split('\n').map(paragraph).join(''));

async function start(): Promise<TestServer> {
  const server = await serve({
    '/': pageOf('首页', '/zn.docx', '/scan.doc', '/gone.pdf', '/last/'),
    // The name says nothing: files are told by their bytes.
    '/zn.docx': { body: guide, headers: { 'content-type': 'application/octet-stream' } },
    '/scan.doc': { body: Buffer.from('d0cf11e0a1b11ae1', 'hex') },
    '/gone.pdf': { status: 404, body: '%PDF-1.5' },
    '/last/': pageOf('末页'),
  });
  open.push(() => server.close());
  return server;
}

/** Crawls and gives what the survey knew of the files when it was asked last. */
async function crawl(site: TestServer, changes: Partial<CrawlOptions>): Promise<Record<string, unknown>> {
  let known: Record<string, unknown> = {};
  const survey = (input: SurveyInput): ReturnType<typeof wantAllLinks> => {
    const files = input.pages.filter(({ digest }) => digest.facts.kind === 'attachment');
    known = Object.fromEntries(
      files.map(({ exchange, digest }) => [
        new URL(exchange.url).pathname,
        [digest.contentStart, digest.contentLength, digest.facts.textLength],
      ]),
    );
    return wantAllLinks(input);
  };
  await crawlSite(planOf(`${site.url}/`), optionsOf({ survey, concurrency: 1, ...changes }));
  return known;
}

const read = (path: string): SnapshotReader => {
  const snapshot = openSnapshot(path);
  open.push(() => {
    snapshot.close();
  });
  return snapshot;
};

const textsIn = (snapshot: SnapshotReader): readonly unknown[] =>
  snapshot.exchanges
    .filter(({ url }) => /\.\w+$/.test(new URL(url).pathname) && !url.endsWith('.txt'))
    .map(({ record }) => snapshot.attachment(record));

describe('an attachment that a crawl fetches', () => {
  const length = text.replace(/\s/g, '').length;
  const known = { '/zn.docx': [text, text.length, length], '/scan.doc': ['', 0, 0], '/gone.pdf': ['', 0, 0] };
  const kept = [{ format: 'docx', text, grids: [] }, { format: 'compound', failure: 'truncated' }, undefined];

  test('is known and kept with its text, and read again with it', async () => {
    const { snapshot: path } = optionsOf();
    expect(await crawl(await start(), { snapshot: path })).toEqual(known);
    const snapshot = read(path);
    expect(textsIn(snapshot)).toEqual(kept);
    const views = openPages(snapshot);
    const page = views.seen.find(({ exchange }) => exchange.url.endsWith('/zn.docx'));
    expect(page?.digest.contentStart).toBe(text);
    expect(page && views.viewOf(page).read().contentText).toBe(text);
    expect(page && views.viewOf(page).facts).toMatchObject({
      kind: 'attachment',
      title: 'zn.docx',
      textLength: length,
    });
  });

  test('does not end the crawl when its reader fails', async () => {
    const { snapshot: path } = optionsOf();
    const readAttachment = (): Promise<never> => Promise.reject(new Error('no such program'));
    await crawl(await start(), { snapshot: path, readAttachment });
    const snapshot = read(path);
    expect(snapshot.crawl?.stoppedBecause).toBe('complete');
    expect(textsIn(snapshot)[0]).toEqual({ format: 'unknown', failure: 'reader-failed' });
  });

  test('is known the same by a crawl that is taken up again', async () => {
    const { snapshot: path } = optionsOf();
    const site = await start();
    await crawl(site, { snapshot: path, maxPages: 4 });
    const readAttachment = (): never => {
      throw new Error('was read before');
    };
    expect(await crawl(site, { snapshot: path, resume: true, readAttachment })).toEqual(known);
  });

  test('is read after an interrupt that came before its text', async () => {
    const { snapshot: path } = optionsOf();
    const site = await start();
    const abort = new AbortController();
    await crawl(site, {
      snapshot: path,
      signal: abort.signal,
      readAttachment: (_bytes, _exchange, signal) => {
        abort.abort();
        return Promise.reject(signal.reason as Error);
      },
    });
    expect(textsIn(read(path))[0]).toBeUndefined();
    expect(await crawl(site, { snapshot: path, resume: true })).toEqual(known);
    expect(textsIn(read(path))).toEqual(kept);
  });
});
