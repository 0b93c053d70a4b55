import { afterEach, expect, test } from 'vitest';
import { createSender, type SenderOptions } from '../../src/notify/create-sender.js';
import { addChannel, listChannels, switchChannel, testChannel } from '../../src/notify/manage-channels.js';
import { listMessages, sendAgain } from '../../src/notify/list-messages.js';
import { saveChannelSubscription, saveOwnSubscription } from '../../src/notify/manage-subscriptions.js';
import { signWebhook } from '../../src/notify/channels/send-webhook.js';
import { signDingtalk } from '../../src/notify/channels/send-dingtalk.js';
import { readActor } from '../../src/access/read-actor.js';
import { SYSTEM } from '../../src/model/actor.js';
import { OFFICE_EVENTS, type OfficeEvent } from '../../src/model/office-event.js';
import { recordEvent } from '../../src/store/events/record-event.js';
import type { Store } from '../../src/store/open-store.js';
import { serve, type Answers, type TestServer } from '../support/http-server.js';
import { saveSite } from '../support/office-site.js';
import { eachStore } from '../support/store.js';
import { receiveMail, refusal, type MailReceiver } from './receivers.js';

const START = Date.parse('2026-11-23T01:00:00.000Z');
const MINUTE_MS = 60_000;
const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const mail = async (): Promise<MailReceiver> => {
  const receiver = await receiveMail();
  opened.push(receiver);
  return receiver;
};
const hook = async (answers: Answers): Promise<TestServer> => {
  const server = await serve(answers);
  opened.push(server);
  return server;
};

/** A sender on a store with a clock that the test moves; mail goes to `server`. */
function openSender(store: Store, server?: MailReceiver, changes: Partial<SenderOptions> = {}) {
  let time = START;
  const now = () => new Date(time);
  const faults: unknown[] = [];
  const options: SenderOptions = {
    store,
    now,
    holder: 'test',
    actorOf: readActor,
    publicUrl: () => Promise.resolve('https://office.example'),
    mailServer: () =>
      Promise.resolve(
        server && { url: server.url, sender: 'gongkai@office.example', senderName: '某市政务公开办', isTrusted: true },
      ),
    allowPrivate: true,
    userAgent: 'gongkai/test',
    onError: (error) => faults.push(error),
    ...changes,
  };
  const sender = createSender(options);
  return {
    now,
    faults,
    options,
    sender,
    pass: (ms: number) => (time += ms),
    run: async () => {
      for (let turn = 0; turn < 20 && (await sender.step()); turn += 1);
    },
  };
}

async function addUser(store: Store, id: string, role: string, sites: readonly { site: string; unit?: string }[] = []) {
  await store.transaction(async (trx) => {
    await trx
      .insertInto('users')
      .values({
        ...{
          id,
          login: id,
          name: `${id}同志`,
          role,
          password: null,
          origin: 'password',
          email: `${id}@office.example`,
        },
        ...{ active: 1, created_at: '2026-01-01T00:00:00.000Z', generation: 0 },
      })
      .execute();
    for (const { site, unit } of sites) {
      await saveSite(trx, site);
      await trx
        .insertInto('user_sites')
        .values({ user: id, site, unit: unit ?? null })
        .execute();
    }
  });
}

const happen = (store: Store, changes: Partial<OfficeEvent> & Pick<OfficeEvent, 'key' | 'kind'>): Promise<void> =>
  store.transaction(async (trx) => {
    if (changes.site !== undefined) await saveSite(trx, changes.site);
    await recordEvent(trx, { at: new Date(START).toISOString(), data: {}, ...changes });
  });

const toHook = async (
  store: Store,
  url: string,
  kind: 'webhook' | 'wecom' | 'dingtalk' = 'webhook',
  secret?: string,
) => {
  const channel = await addChannel(store, SYSTEM, new Date(START - 1), {
    ...{ kind, title: '督办', target: url },
    ...(secret !== undefined && { secret }),
  });
  const wish = { channel, kinds: OFFICE_EVENTS, rhythm: 'at-once', lang: 'zh', isActive: true } as const;
  await saveChannelSubscription(store, SYSTEM, new Date(START - 1), undefined, wish);
  return channel;
};
const states = async (store: Store) =>
  (await listMessages(store.db, SYSTEM)).map(({ state, error }) => `${state} ${error ?? ''}`.trim());

eachStore('通知', (open, dialect) => {
  /** What no other SQL is asked for than elsewhere is tried on one database. */
  const once = test.skipIf(dialect === 'postgres');

  test('an overdue notice reaches the unit it is for and nobody else’s, once, however often it is looked for', async () => {
    const [store, server] = [await open(), await mail()];
    await addUser(store, 'jiaoyu', 'office', [{ site: 'shizhong', unit: '教育局' }]);
    await addUser(store, 'minzheng', 'office', [{ site: 'shizhong', unit: '民政局' }]);
    await addUser(store, 'lixia', 'office', [{ site: 'lixia' }]);
    const { run } = openSender(store, server);
    const data = { unit: '教育局', dueOn: '2026-11-20', siteName: '市中区', notice: 'n7' };
    await happen(store, { key: 'rectification-overdue:n7', kind: 'rectification-overdue', site: 'shizhong', data });
    await run();
    await happen(store, { key: 'rectification-overdue:n7', kind: 'rectification-overdue', site: 'shizhong', data });
    await run();
    expect(server.mails.map(({ to }) => (Array.isArray(to) ? '' : to?.text))).toEqual(['jiaoyu@office.example']);
    const [sent] = server.mails;
    expect(sent?.subject).toBe('整改超期：shizhong区人民政府 · 教育局，期限 2026-11-20');
    expect(sent?.from?.text).toBe('"某市政务公开办" <gongkai@office.example>');
    expect(sent?.text).toContain('https://office.example/');
    expect(sent?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await states(store)).toEqual(['sent']);
  });

  once('a line end in a name makes no header of a mail', async () => {
    const [store, server] = [await open(), await mail()];
    await addUser(store, 'jiaoyu', 'office', [{ site: 'shizhong' }]);
    await store.db.updateTable('sites').set({ name: '区政府\r\nBcc: evil@evil.example\r\n\r\n<script>' }).execute();
    await happen(store, {
      key: 'v',
      kind: 'notice-issued',
      site: 'shizhong',
      data: { unit: 'x\nBcc: y@evil.example' },
    });
    await store.db.deleteFrom('user_sites').execute();
    await store.db.insertInto('user_sites').values({ user: 'jiaoyu', site: 'shizhong', unit: null }).execute();
    await openSender(store, server).run();
    const [sent] = server.mails;
    expect(sent?.headers.has('bcc')).toBe(false);
    expect(sent?.subject).toContain('Bcc: evil@evil.example');
    expect(sent?.html).not.toContain('<script>');
  });

  test('a server that is busy is tried again later, one that says no for good is given up, and an admin may send again', async () => {
    const [store, server] = [await open(), await mail()];
    await addUser(store, 'guanli', 'admin');
    server.onMail = () => Promise.reject(refusal(451, 'later'));
    const { run, pass, now } = openSender(store, server);
    await happen(store, { key: 'v1', kind: 'site-vetoed', site: 'shizhong' });
    await run();
    expect(await states(store)).toEqual(['waiting throttled']);
    server.onMail = () => Promise.resolve();
    pass(MINUTE_MS);
    await run();
    expect(await states(store)).toEqual(['sent']);
    const ids = server.mails.map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    server.onRecipient = () => refusal(550, 'no such user');
    await happen(store, { key: 'v2', kind: 'site-vetoed', site: 'shizhong' });
    await run();
    expect(await states(store)).toContain('given-up bad-recipient');
    const lost = (await listMessages(store.db, SYSTEM, { state: 'given-up' }))[0];
    server.onRecipient = () => undefined;
    await sendAgain(store, SYSTEM, now(), lost?.id ?? '');
    await run();
    expect(await states(store)).toEqual(['sent', 'sent']);
    await expect(sendAgain(store, SYSTEM, now(), lost?.id ?? '')).rejects.toThrow('given up or is in doubt');
  });

  once('a silent receiver is given up after a day, with tries that become rare', async () => {
    const store = await open();
    const server = await hook({});
    await toHook(store, `${server.url}/`);
    await server.close();
    const { run, pass } = openSender(store);
    await happen(store, { key: 'm', kind: 'run-missed' });
    for (let hour = 0; hour < 26; hour += 1) {
      await run();
      pass(60 * MINUTE_MS);
    }
    const [message] = await listMessages(store.db, SYSTEM);
    expect(message).toMatchObject({ state: 'given-up', error: 'unreachable' });
    expect(message?.attempts).toBeGreaterThan(10);
  });

  once('a webhook is signed over the time, bears its id, and Retry-After is kept', async () => {
    const store = await open();
    let answers = 0;
    const server = await hook({
      '/hook?a=1': () => (answers++ === 0 ? { status: 503, headers: { 'retry-after': '600' } } : { status: 204 }),
    });
    await toHook(store, `${server.url}/hook?a=1`, 'webhook', 'very-secret');
    const { run, pass } = openSender(store);
    await happen(store, { key: 'r', kind: 'site-vetoed', site: 'shizhong', data: { rules: ['网站可以正常访问'] } });
    await run();
    pass(9 * MINUTE_MS);
    await run();
    expect(server.log).toHaveLength(1);
    pass(MINUTE_MS);
    await run();
    expect(await states(store)).toEqual(['sent']);
    const [first, second] = server.log;
    expect(first?.headers['x-gongkai-delivery']).toBe(second?.headers['x-gongkai-delivery']);
    const timestamp = String(second?.headers['x-gongkai-timestamp']);
    expect(second?.headers['x-gongkai-signature']).toBe(signWebhook(timestamp, second?.body ?? '', 'very-secret'));
    expect(timestamp).not.toBe(first?.headers['x-gongkai-timestamp']);
    expect(second?.body).toBe(first?.body);
    expect(JSON.parse(second?.body ?? '')).toMatchObject({
      version: 1,
      subject: '单项否决：shizhong区人民政府（1）',
      events: [{ key: 'r', kind: 'site-vetoed', site: 'shizhong' }],
    });
    expect(
      JSON.stringify([await listChannels(store.db, SYSTEM), await store.db.selectFrom('log').selectAll().execute()]),
    ).not.toMatch(/very-secret|hook\?a/);
  });

  once('robots say no with a 200: 钉钉 is signed, 企业微信 is not overrun', async () => {
    const store = await open();
    const key = '11111111-2222-3333-4444-555555555555';
    const server = await hook({
      '*': ({ path }) =>
        path.startsWith('/robot') ? '{"errcode":310000,"errmsg":"sign not match"}' : '{"errcode":0,"errmsg":"ok"}',
    });
    await toHook(store, `${server.url}/robot/send?access_token=abc`, 'dingtalk', 'SECabcdef');
    await toHook(store, `${server.url}/cgi-bin/webhook/send?key=${key}`, 'wecom');
    const { run, pass, now } = openSender(store);
    for (let index = 0; index < 21; index += 1) await happen(store, { key: `m${String(index)}`, kind: 'run-missed' });
    await run();
    const asked = server.log.map(({ path }) => new URL(path, server.url));
    const signed = asked.filter(({ pathname }) => pathname === '/robot/send');
    expect(signed[0]?.searchParams.get('sign')).toBe(signDingtalk(String(now().getTime()), 'SECabcdef'));
    expect((await states(store)).filter((state) => state === 'given-up bad-settings')).toHaveLength(18);
    expect((await states(store)).filter((state) => state === 'sent')).toHaveLength(18);
    pass(61_000);
    await run();
    expect((await states(store)).filter((state) => state === 'sent')).toHaveLength(21);
    const posted = server.log.filter(({ path }) => path.startsWith('/cgi-bin'));
    expect(posted).toHaveLength(21);
    expect((JSON.parse(posted[0]?.body ?? '') as { msgtype: string }).msgtype).toBe('markdown');
  });

  test('a robot that may have posted is not asked again by itself, a webhook is, by the same id', async () => {
    const store = await open();
    let isCut = true;
    const server = await hook({ '*': () => (isCut ? { hangUp: true } : { body: '{"errcode":0}' }) });
    await toHook(store, `${server.url}/cgi-bin/webhook/send?key=a`, 'wecom');
    await toHook(store, `${server.url}/hook`);
    const { run, pass } = openSender(store);
    await happen(store, { key: 'm', kind: 'run-missed' });
    await run();
    isCut = false;
    pass(10 * MINUTE_MS);
    await run();
    expect((await states(store)).sort()).toEqual(['in-doubt silent', 'sent']);
    expect(server.log.filter(({ path }) => path.startsWith('/cgi-bin'))).toHaveLength(1);
  });

  once('a private address is refused unless whoever runs the machine allows it, however it is written', async () => {
    const store = await open();
    const server = await hook({ '*': { status: 204 } });
    for (const host of ['127.0.0.1', 'localhost', '0x7f.1', '[::ffff:127.0.0.1]'])
      await toHook(store, `http://${host}:${String(server.port)}/`);
    await happen(store, { key: 'm', kind: 'run-missed' });
    await openSender(store, undefined, { allowPrivate: false }).run();
    expect(new Set(await states(store))).toEqual(new Set(['given-up private-address']));
    expect(server.log).toEqual([]);
  });

  test('quiet hours hold a message back, a digest gathers a day, and a right that was lost is a message that is not sent', async () => {
    const [store, server] = [await open(), await mail()];
    await addUser(store, 'jiaoyu', 'office', [{ site: 'shizhong' }, { site: 'lixia' }]);
    const actor = await readActor(store.db, 'jiaoyu');
    if (actor === undefined) throw new Error('nobody');
    const wish = { kinds: OFFICE_EVENTS, lang: 'zh', isActive: true } as const;
    const { run, pass, now } = openSender(store, server);
    const daily = { ...wish, rhythm: 'daily', dailyAt: '08:30', quiet: { from: '08:00', to: '09:15' } } as const;
    await saveOwnSubscription(store, actor, new Date(START - 1), daily);
    await happen(store, { key: 'a', kind: 'site-vetoed', site: 'shizhong' });
    await happen(store, { key: 'b', kind: 'availability-failed', site: 'lixia' });
    await happen(store, { key: 'c', kind: 'site-vetoed', site: 'hexi' });
    await run();
    pass(23.6 * 60 * MINUTE_MS); // 08:36 of the next day
    await run();
    expect(server.mails).toEqual([]);
    pass(40 * MINUTE_MS);
    await run();
    expect(server.mails.map(({ subject }) => subject)).toEqual([
      '每日汇总 2026-11-24：2 条（单项否决 1，网站打不开 1）',
    ]);
    expect(server.mails[0]?.text).not.toContain('hexi');
    await saveOwnSubscription(store, actor, now(), {
      ...wish,
      rhythm: 'at-once',
      quiet: { from: '09:00', to: '10:00' },
    });
    await happen(store, { key: 'd', kind: 'site-vetoed', site: 'shizhong', at: now().toISOString() });
    await run();
    await store.db.deleteFrom('user_sites').where('site', '=', 'shizhong').execute();
    pass(60 * MINUTE_MS);
    await run();
    expect(server.mails).toHaveLength(1);
    expect((await states(store)).sort()).toEqual(['dropped', 'sent']);
  });

  test('a run tells of worse and better sites by name, an office only of its own', async () => {
    const [store, server] = [await open(), await mail()];
    await addUser(store, 'jiaoyu', 'office', [{ site: 'shizhong' }]);
    await addUser(store, 'guanli', 'admin');
    const actor = await readActor(store.db, 'jiaoyu');
    if (actor === undefined) throw new Error('nobody');
    const wish = { kinds: ['run-finished'], rhythm: 'at-once', lang: 'zh', isActive: true } as const;
    await saveOwnSubscription(store, actor, new Date(START - 1), wish);
    await saveOwnSubscription(
      store,
      { ...actor, id: 'guanli', role: 'admin', sight: 'all' },
      new Date(START - 1),
      wish,
    );
    await store.transaction(async (trx) => {
      for (const site of ['shizhong', 'lixia', 'hexi']) await saveSite(trx, site);
      for (const [index, run] of ['2026-10', '2026-11'].entries()) {
        const at = `2026-1${String(index)}-20T02:00:00.000Z`;
        await trx
          .insertInto('runs')
          .values({
            id: run,
            title: `${run} 例行检查`,
            origin: 'schedule',
            as_of: at.slice(0, 10),
            state: 'finished',
            created_at: at,
          })
          .execute();
        const standings: Readonly<Record<string, readonly ['qualified' | 'unqualified', number, number]>> = {
          shizhong: index === 0 ? ['qualified', 90, 92] : ['qualified', 80, 89],
          lixia: index === 0 ? ['unqualified', 0, 0] : ['qualified', 95, 95],
          // The intervals touch: nobody knows.
          hexi: index === 0 ? ['qualified', 80, 90] : ['qualified', 85, 95],
        };
        for (const [site, [final_verdict, final_min, final_max]] of Object.entries(standings))
          await trx
            .insertInto('audits')
            .values({
              ...{
                run,
                site,
                state: 'done',
                not_before: at,
                finished_at: at,
                attempt: 1,
                fence: 1,
                profile: 'national',
              },
              ...{
                final_verdict,
                final_min,
                final_max,
                vetoes: final_verdict === 'unqualified' ? '["home-updated"]' : '[]',
              },
            })
            .execute();
      }
    });
    await happen(store, { key: 'run-finished:2026-11', kind: 'run-finished', run: '2026-11' });
    await openSender(store, server).run();
    const by = new Map(server.mails.map((sent) => [Array.isArray(sent.to) ? '' : sent.to?.text, sent]));
    expect(by.get('guanli@office.example')?.subject).toBe('检查完成：2026-11 例行检查，3 个网站，变差 1，变好 1');
    expect(by.get('guanli@office.example')?.text).toContain('变好：lixia区人民政府');
    expect(by.get('jiaoyu@office.example')?.subject).toBe('检查完成：2026-11 例行检查，1 个网站，变差 1');
    expect(by.get('jiaoyu@office.example')?.text).not.toMatch(/lixia|hexi/);
  });

  test('two senders at once: one of them sends', async () => {
    const store = await open();
    const server = await hook({ '*': { status: 204, delayMs: 20 } });
    await toHook(store, `${server.url}/`);
    const first = openSender(store);
    const second = createSender({ ...first.options, holder: 'other' });
    for (let index = 0; index < 5; index += 1) await happen(store, { key: `m${String(index)}`, kind: 'run-missed' });
    await Promise.all([first.sender.step(), second.step(), first.sender.step(), second.step()]);
    await first.run();
    expect(server.log).toHaveLength(5);
    expect(new Set(server.log.map(({ headers }) => headers['x-gongkai-delivery'])).size).toBe(5);
  });

  once('a channel is tested, and one that is off sends nothing', async () => {
    const store = await open();
    const server = await hook({ '*': { status: 204 } });
    const channel = await toHook(store, `${server.url}/`);
    const { run, now } = openSender(store);
    await testChannel(store, SYSTEM, now(), channel, 'zh');
    await run();
    expect(server.log).toHaveLength(1);
    await switchChannel(store, SYSTEM, now(), channel, false);
    await expect(testChannel(store, SYSTEM, now(), channel, 'zh')).rejects.toThrow('off');
    await happen(store, { key: 'm', kind: 'run-missed' });
    await run();
    expect(server.log).toHaveLength(1);
    expect(await states(store)).toContain('given-up no-channel');
    const viewer = { ...SYSTEM, id: 'v', role: 'viewer' } as const;
    await expect(listChannels(store.db, viewer)).rejects.toThrow('may not');
    await expect(testChannel(store, viewer, now(), channel, 'zh')).rejects.toThrow('may not');
    expect(await listMessages(store.db, viewer)).toEqual([]);
  });
});
