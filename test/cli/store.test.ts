import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../src/model/actor.js';
import { diskBlobs } from '../../src/store/blobs/disk-blobs.js';
import { anchorLog } from '../../src/store/log/anchor-log.js';
import { saveSites } from '../../src/store/sites/save-sites.js';
import { openTestStore, type TestStore } from '../support/store.js';
import { gongkai } from '../support/transcript.js';

const at = '2026-11-22T01:00:00.000Z';
let store: TestStore;
let elsewhere: string;
beforeEach(async () => {
  store = await openTestStore();
  elsewhere = mkdtempSync(join(tmpdir(), 'gongkai-elsewhere-'));
  const site = { id: 'huxin', name: '湖心区人民政府', url: 'https://huxin.example/', kind: 'district' };
  await store.transaction((trx) => saveSites(trx, SYSTEM, [site], { at }));
  await anchorLog(store.db, diskBlobs(store.folder), new Date(at));
});
afterEach(async () => {
  await store.drop();
  rmSync(elsewhere, { recursive: true, force: true });
});

describe('gongkai store', () => {
  it('copies everything, after which both are the same and whole', async () => {
    const copied = await gongkai(['store', 'copy', '--from', store.folder, '--to', elsewhere]);
    expect(copied).toMatchObject({ status: 0 });
    expect(copied.stdout).toMatch(/^已复制并核对一致：\d+ 张表 \d+ 行，1 个文件/);
    const checked = await gongkai(['store', 'check', '--data', elsewhere]);
    expect(checked).toMatchObject({ status: 0, stdout: '核对了 0 个站次、0 个文件、1 条日志：完整一致\n' });
    const again = await gongkai(['store', 'copy', '--from', store.folder, '--to', elsewhere]);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('目标不是空的');
  });

  it.each([
    [['store', 'info'], '里没有库'],
    [['store', 'check'], '里没有库'],
    [['verify', '--log'], '里没有库'],
  ])('%s makes no store where there is none', async (args, words) => {
    const { status, stderr } = await gongkai([...args, '--data', elsewhere]);
    expect([status, stderr.includes(words)]).toEqual([2, true]);
  });

  it('says where things are and how much there is', async () => {
    const { status, stdout } = await gongkai(['store', 'info', '--data', store.folder, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ counts: { sites: 1, log: 1 }, files: 1 });
  });
});

describe('gongkai verify --log', () => {
  it('checks the log to its end, 1 where it was rewritten since an end was noted, 3 where that cannot be read', async () => {
    const verify = () => gongkai(['verify', '--log', '--data', store.folder]);
    expect(await verify()).toMatchObject({ status: 0, stdout: expect.stringContaining('日志完好：1 条') as string });
    const anchor = join(store.folder, 'log', '000000000001.json');
    writeFileSync(anchor, JSON.stringify({ seq: 1, hash: '0'.repeat(64), at }));
    expect(await verify()).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('日志被重写：到第 1 条') as string,
    });
    writeFileSync(anchor, '{');
    expect(await verify()).toMatchObject({
      status: 3,
      stdout: expect.stringContaining('000000000001.json 读不懂') as string,
    });
  });
});
