import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { readActor } from '../../src/access/read-actor.js';
import { SYSTEM } from '../../src/model/actor.js';
import { OFFICE_EVENTS } from '../../src/model/office-event.js';
import { createSender } from '../../src/notify/create-sender.js';
import { listMessages } from '../../src/notify/list-messages.js';
import { addChannel } from '../../src/notify/manage-channels.js';
import { saveChannelSubscription } from '../../src/notify/manage-subscriptions.js';
import { recordEvent } from '../../src/store/events/record-event.js';
import { serve, type TestServer } from '../support/http-server.js';
import { openTestStore, type TestStore } from '../support/store.js';
import { receiveMail, type MailReceiver } from './receivers.js';

const SENDER = fileURLToPath(new URL('../support/sender-process.ts', import.meta.url));
const TSX = fileURLToPath(new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url));
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A store with a channel of the kind that is told of three missed runs. */
async function prepare(kind: 'mail' | 'wecom', target: string): Promise<TestStore> {
  const store = await openTestStore();
  closing.push(store.drop);
  const before = new Date(Date.now() - 60_000);
  const channel = await addChannel(store, SYSTEM, before, { kind, title: '督办', target });
  const wish = { channel, kinds: OFFICE_EVENTS, rhythm: 'at-once', lang: 'zh', isActive: true } as const;
  await saveChannelSubscription(store, SYSTEM, before, undefined, wish);
  const at = new Date().toISOString();
  await store.transaction(async (trx) => {
    for (const key of ['a', 'b', 'c']) await recordEvent(trx, { key, kind: 'run-missed', at, data: { title: key } });
  });
  return store;
}

/** Starts a sender of its own and gives what kills it: `die` resolves when it is gone. */
function startSenderProcess(folder: string, mailUrl: string): { readonly die: () => Promise<void> } {
  const child = spawn(process.execPath, ['--import', TSX, SENDER, folder, mailUrl, 'first'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  const die = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  closing.push(die);
  return { die };
}

/** Another process's sender some minutes later, when the claims of the dead have run out. */
async function goOn(store: TestStore, mailUrl: string): Promise<void> {
  let minutes = 5;
  const sender = createSender({
    store,
    now: () => new Date(Date.now() + minutes * 60_000),
    holder: 'second',
    actorOf: readActor,
    publicUrl: () => Promise.resolve(''),
    mailServer: () =>
      Promise.resolve({ url: mailUrl, sender: 'gongkai@office.example', senderName: '办公室', isTrusted: true }),
    allowPrivate: true,
    userAgent: 'gongkai/test',
    onError: (error) => {
      throw error;
    },
  });
  for (; minutes < 9; minutes += 1) while (await sender.step());
}

const states = async (store: TestStore): Promise<readonly string[]> =>
  (await listMessages(store.db, SYSTEM)).map(({ state }) => state).sort();

test('killed between a mail and its yes: sent again under the same Message-ID, nothing lost', async () => {
  const server: MailReceiver = await receiveMail();
  closing.push(server.close);
  const store = await prepare('mail', 'duban@office.example');
  const child = startSenderProcess(store.folder, server.url);
  await new Promise<void>((resolve) => {
    server.onMail = async () => {
      if (server.mails.length < 2) return;
      server.onMail = () => Promise.resolve();
      await child.die();
      resolve();
    };
  });
  expect(await states(store)).toContain('sending');
  await goOn(store, server.url);
  expect(await states(store)).toEqual(['sent', 'sent', 'sent']);
  const ids = server.mails.map(({ messageId }) => messageId);
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(3);
});

test('killed before a mail has left: sent once', async () => {
  const server: MailReceiver = await receiveMail();
  closing.push(server.close);
  const store = await prepare('mail', 'duban@office.example');
  const child = startSenderProcess(store.folder, server.url);
  await new Promise<void>((resolve) => {
    server.onRecipient = () => {
      server.onRecipient = () => undefined;
      void child.die().then(() => {
        resolve();
      });
      return new Error('gone');
    };
  });
  await goOn(store, server.url);
  expect(await states(store)).toEqual(['sent', 'sent', 'sent']);
  expect(server.mails).toHaveLength(3);
});

test('killed while a robot posts: the group reads nothing twice, and what nobody knows of is shown', async () => {
  let kill: () => void = () => undefined;
  const killed = new Promise<void>((resolve) => {
    kill = resolve;
  });
  const server: TestServer = await serve({
    '*': () => {
      kill();
      return { body: '{"errcode":0}', delayMs: 400 };
    },
  });
  closing.push(() => server.close());
  const store = await prepare('wecom', `${server.url}/cgi-bin/webhook/send?key=k`);
  const child = startSenderProcess(store.folder, 'smtp://127.0.0.1:9');
  await killed;
  await child.die();
  await goOn(store, 'smtp://127.0.0.1:9');
  expect(await states(store)).toEqual(['in-doubt', 'sent', 'sent']);
  const bodies = server.log.map(({ body }) => body);
  expect(new Set(bodies).size).toBe(bodies.length);
});
