import { randomUUID } from 'node:crypto';
import { may, type Actor } from '../model/actor.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../model/refusal.js';
import { appendLog } from '../store/log/append-log.js';
import type { Store } from '../store/open-store.js';
import type { Db } from '../store/tables.js';
import { checkChannel, shownTarget, type ChannelInput } from './channel-input.js';
import { isMailAddress } from './channels/send-mail.js';
import { parseMailUrl } from './channels/mail-url.js';
import type { MailServer } from './channels/sending.js';
import type { Content } from './content.js';

/** A channel as pages show it: what is secret of it is not even read. */
export interface ShownChannel {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly target: string;
  readonly hasSecret: boolean;
  readonly isActive: boolean;
}

const onlyAdmin = (actor: Actor): void => {
  if (!may(actor, 'admin')) throw new Forbidden();
};
const GONE = { zh: '没有这个通知渠道。', en: 'There is no such channel.' };

/** All channels, those that are off included. Admins only. */
export async function listChannels(db: Db, actor: Actor): Promise<readonly ShownChannel[]> {
  onlyAdmin(actor);
  const rows = await db.selectFrom('channels').selectAll().orderBy('created_at').execute();
  return rows.map(({ id, kind, title, target, secret, active }) => ({
    ...{ id, kind, title },
    target: shownTarget(kind, target),
    hasSecret: secret !== null,
    isActive: active === 1,
  }));
}

/** Sets up a channel. Address and secret go into the store and nowhere else. */
export async function addChannel(store: Store, actor: Actor, now: Date, input: ChannelInput): Promise<string> {
  onlyAdmin(actor);
  const { kind, title, target, secret } = checkChannel(input);
  const id = randomUUID();
  const at = now.toISOString();
  await store.transaction(async (trx) => {
    await trx
      .insertInto('channels')
      .values({ id, kind, title, target, secret: secret ?? null, active: 1, created_at: at, created_by: actor.id })
      .execute();
    const detail = { kind, title, target: shownTarget(kind, target) };
    await appendLog(trx, { at, actor: actor.id, action: 'channel.added', subject: `channel:${id}`, detail });
  });
  return id;
}

/** Switches a channel off or on. What waits for one that is off is given up when its turn comes. */
export async function switchChannel(
  store: Store,
  actor: Actor,
  now: Date,
  id: string,
  isActive: boolean,
): Promise<void> {
  onlyAdmin(actor);
  const at = now.toISOString();
  await store.transaction(async (trx) => {
    const found = await trx
      .updateTable('channels')
      .set({ active: isActive ? 1 : 0 })
      .where('id', '=', id)
      .returning('title')
      .executeTakeFirst();
    if (found === undefined) throw new NotFound(GONE);
    const action = isActive ? 'channel.switched-on' : 'channel.switched-off';
    await appendLog(trx, { at, actor: actor.id, action, subject: `channel:${id}`, detail: { title: found.title } });
  });
}

/** Puts a test message into a channel's queue. */
export async function testChannel(store: Store, actor: Actor, now: Date, id: string, lang: 'zh' | 'en'): Promise<void> {
  onlyAdmin(actor);
  const at = now.toISOString();
  const subject = lang === 'zh' ? '通知测试：收到即表示设置正确' : 'Test: if you read this, the setting is right';
  const content: Content = { subject, parts: [{ heading: subject, lines: [] }], lang, events: [] };
  await store.transaction(async (trx) => {
    const channel = await trx.selectFrom('channels').select('active').where('id', '=', id).executeTakeFirst();
    if (channel === undefined) throw new NotFound(GONE);
    if (channel.active !== 1) throw new Conflict({ zh: '渠道已停用。', en: 'The channel is off.' });
    await trx
      .insertInto('messages')
      .values({
        ...{ id: randomUUID(), lane: id, state: 'waiting', due_at: at, first_due_at: at, created_at: at },
        content: JSON.stringify(content),
        attempts: 0,
      })
      .execute();
    await appendLog(trx, { at, actor: actor.id, action: 'channel.tested', subject: `channel:${id}` });
  });
}

/** What the page shows of the mail server: never its password. */
export interface ShownMailServer {
  readonly host: string;
  readonly sender: string;
  readonly user: string | undefined;
}

/** Undefined where none is set on the page. Admins only. */
export async function readMailServer(db: Db, actor: Actor): Promise<ShownMailServer | undefined> {
  onlyAdmin(actor);
  const row = await db.selectFrom('mail_server').selectAll().where('id', '=', 1).executeTakeFirst();
  const server = row && parseMailUrl(row.url);
  return row && server
    ? { host: `${server.host}:${String(server.port)}`, sender: row.sender, user: server.auth?.user }
    : undefined;
}

/** As the sender uses it; `senderName` is the office's. */
export async function storedMailServer(db: Db, senderName: string): Promise<MailServer | undefined> {
  const row = await db.selectFrom('mail_server').selectAll().where('id', '=', 1).executeTakeFirst();
  return row && { url: row.url, sender: row.sender, senderName, isTrusted: false };
}

/** Sets how mail leaves; an empty URL: not any more. */
export async function setMailServer(
  store: Store,
  actor: Actor,
  now: Date,
  { url, sender }: { url: string; sender: string },
): Promise<void> {
  onlyAdmin(actor);
  const at = now.toISOString();
  const server = parseMailUrl(url);
  if (url !== '' && (server === undefined || !isMailAddress(sender))) {
    throw new Invalid(
      { zh: '有内容没有填对，请改正后再提交。', en: 'Something is not filled in correctly.' },
      {
        ...(server === undefined && {
          url: { zh: '应写作 smtps://用户名:密码@主机:465。', en: 'Write smtps://user:password@host:465.' },
        }),
        ...(!isMailAddress(sender) && { sender: { zh: '不是邮箱地址。', en: 'Not a mail address.' } }),
      },
    );
  }
  await store.transaction(async (trx) => {
    await trx.deleteFrom('mail_server').execute();
    if (server !== undefined)
      await trx
        .insertInto('mail_server')
        .values({ id: 1, url, sender, changed_at: at, changed_by: actor.id })
        .execute();
    const detail = server ? { host: server.host, port: server.port, sender } : { removed: true };
    await appendLog(trx, { at, actor: actor.id, action: 'mail.changed', subject: 'mail:server', detail });
  });
}
