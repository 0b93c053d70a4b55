import { afterEach, expect, test } from 'vitest';
import { recordProbe } from '../../src/availability/record-probe.js';
import { probeTimes } from '../../src/availability/probe-times.js';
import { weekOf } from '../../src/availability/read-week.js';
import { openTestOffice, signedIn, type TestOffice } from '../support/office.js';
import { saveSite } from '../support/office-site.js';

const opened: TestOffice[] = [];
afterEach(async () => {
  for (const office of opened.splice(0)) {
    expect(office.faults).toEqual([]);
    await office.drop();
  }
});
const open = async (): Promise<TestOffice> => {
  const office = await openTestOffice();
  opened.push(office);
  return office;
};

/** A week to yesterday: `lixia` silent on one morning, `hexi` turned us away. */
async function watched({ store }: TestOffice): Promise<void> {
  for (const site of ['shizhong', 'lixia', 'hexi']) {
    await store.transaction((trx) => saveSite(trx, site));
    for (const [index, day] of weekOf('2026-11-22').entries()) {
      const counts =
        site === 'hexi'
          ? { opened: 1, failed: 0, refused: 27 }
          : site === 'lixia' && index === 2
            ? { opened: 16, failed: 12, refused: 0 }
            : { opened: 28, failed: 0, refused: 0 };
      await store.db
        .insertInto('availability_days')
        .values({
          site,
          day,
          ...counts,
          void: 0,
          slowest_ms: 2_400,
          sum_ms: 9_000,
          hours: 'o'.repeat(24),
          limit_seconds: 15,
          limit_share: 500,
        })
        .execute();
    }
  }
  const due = probeTimes({ id: 'lixia' }, '2026-11-22', 28)[3] ?? 0;
  const at = new Date(due).toISOString();
  const result = { at, url: 'https://lixia.example/', elapsedMs: 16_000, why: 'timeout' };
  const norm = { limitSeconds: 15, limitShare: 500 };
  await recordProbe(store, { site: 'lixia', dueAt: at, result, value: 'failed', why: 'timeout', norm });
}

test('availability: worst first, a site’s week with each visit, CSV as evidence, own sites only', async () => {
  const office = await open();
  await watched(office);
  const admin = await signedIn(office, 'admin');
  const list = await (await admin.get('/availability')).text();
  const order = ['lixia区人民政府', 'hexi区人民政府', 'shizhong区人民政府'].map((name) => list.indexOf(name));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(list).toContain('站点无法访问');
  expect(list).toContain('0%–95');
  const page = await (await admin.get('/availability/lixia')).text();
  expect(page).toMatch(/没有应答[\s\S]*16000/);
  expect(page).toContain('15 秒内打开；打不开达到 5% 为不合格');
  const csv = await (await admin.get('/availability/lixia?format=csv')).text();
  expect(csv).toMatch(/"打不开","没有应答","",16000,"","https:\/\/lixia\.example\/"/);
  const own = await signedIn(office, 'office', ['shizhong']);
  const seen = await (await own.get('/availability')).text();
  expect(seen).toContain('shizhong');
  expect(seen).not.toMatch(/lixia|hexi/);
  expect((await own.get('/availability/lixia')).status).toBe(404);
  expect((await own.get('/availability/lixia?format=csv')).status).toBe(404);
  expect((await own.post('/availability/shizhong/watch', { paused: '1', reason: 'x' })).status).toBe(403);
  const unit = await signedIn(office, 'office', [{ site: 'shizhong', unit: '教育局' }]);
  expect((await unit.get('/availability/shizhong')).status).toBe(404);
  expect(await (await unit.get('/availability')).text()).not.toContain('shizhong');
  expect((await admin.post('/availability/lixia/watch', { paused: '1', reason: '机房搬迁' })).status).toBe(303);
  expect(await (await admin.get('/availability/lixia')).text()).toContain('恢复监测');
});

test('notifications: a robot is set up, its address and secret are never seen again, others may not', async () => {
  const office = await open();
  const admin = await signedIn(office, 'admin');
  const robot = {
    kind: 'dingtalk',
    title: '督办群',
    target: 'https://oapi.dingtalk.com/robot/send?access_token=geheim',
    secret: 'SECgeheim',
  };
  expect((await admin.post('/notifications/channels', robot)).status).toBe(303);
  const wrong = await admin.post('/notifications/channels', { ...robot, target: 'https://oapi.dingtalk.com/?geheim' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).not.toContain('geheim');
  expect(
    (
      await admin.post('/notifications/channels/mail-server', {
        url: 'smtps://u:geheim@mail.example:465',
        sender: 'a@mail.example',
      })
    ).status,
  ).toBe(303);
  const [channel] = await office.store.db.selectFrom('channels').selectAll().execute();
  const base = `/notifications/channels/${channel?.id ?? ''}`;
  const wish = { kinds: ['site-vetoed', 'run-missed'], rhythm: 'at-once', lang: 'zh', active: '1' };
  expect((await admin.post(`${base}/subscription`, wish)).status).toBe(303);
  expect((await admin.post(`${base}/subscription`, { ...wish, sites: 'nirgends' })).status).toBe(422);
  expect((await admin.post(`${base}/test`)).status).toBe(303);
  for (const path of ['/notifications/channels', '/notifications', '/notifications/messages', '/log']) {
    const text = await (await admin.get(path)).text();
    expect(text, path).not.toContain('geheim');
  }
  expect(await (await admin.get('/notifications/channels')).text()).toContain('oapi.dingtalk.com/…');
  const other = await signedIn(office, 'office', ['shizhong']);
  expect((await other.get('/notifications/channels')).status).toBe(403);
  expect((await other.post('/notifications/channels', robot)).status).toBe(403);
  const messages = await (await other.get('/notifications/messages')).text();
  expect(messages).not.toContain('督办群');
  expect(await (await admin.get('/notifications/messages')).text()).toContain('督办群');
});

test('what one is told is one’s own choice, quiet hours and digest as typed', async () => {
  const office = await open();
  const own = await signedIn(office, 'office', ['shizhong']);
  expect(await (await own.get('/notifications')).text()).toContain('还没有选过');
  const wish = {
    kinds: ['notice-issued'],
    rhythm: 'daily',
    dailyAt: '07:45',
    quietFrom: '20:00',
    quietTo: '07:00',
    lang: 'zh',
    active: '1',
  };
  expect((await own.post('/notifications', wish)).status).toBe(303);
  const page = await (await own.get('/notifications')).text();
  expect(page).toContain('value="07:45"');
  expect(page).toMatch(/value="notice-issued" checked/);
  const bad = await own.post('/notifications', { ...wish, dailyAt: '25:00' });
  expect(bad.status).toBe(422);
  expect(await bad.text()).toContain('应写作 08:30');
  // A site that is out of sight is not there.
  await office.store.transaction((trx) => saveSite(trx, 'lixia'));
  expect((await own.post('/notifications', { ...wish, sites: 'lixia' })).status).toBe(422);
});
