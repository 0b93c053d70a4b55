import type { Context } from 'hono';
import { Invalid, NotFound } from '../../model/refusal.js';
import { CHANNEL_WORDS } from '../../notify/channel-input.js';
import { listChannels, type ShownChannel } from '../../notify/manage-channels.js';
import { listChannelSubscriptions, saveChannelSubscription } from '../../notify/manage-subscriptions.js';
import { goTo } from '../cookies.js';
import { Form, Problems } from '../layout/form.js';
import { Badge, Card } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import type { Call } from '../route.js';
import { readSubscription, SubscriptionFields } from './subscription-form.js';
import { WORDS } from './words.js';

const ABOVE = '/notifications/channels';

/** What one channel is told. */
export const showChannel = (c: Context, call: Call): Promise<Response> => channelPage(c, call, undefined);

/** Says what a channel is told. */
export async function doSubscribeChannel(c: Context, call: Call): Promise<Response> {
  const { office, actor, say } = call;
  const channel = channelIn(c);
  try {
    const known = (await listChannelSubscriptions(office.store.db, actor)).find((one) => one.channel === channel);
    const input = { ...readSubscription(call), channel };
    await saveChannelSubscription(office.store, actor, office.now(), known?.id, input);
  } catch (error) {
    if (error instanceof Invalid) return channelPage(c, call, error);
    throw error;
  }
  return goTo(c, office, ABOVE, { tone: 'good', text: say(WORDS.saved) });
}

/** Kind, host and whether it is signed: never the address. */
export const describeChannel = ({ say }: Call, { kind, target, hasSecret }: ShownChannel): string =>
  [
    kind in CHANNEL_WORDS ? say(CHANNEL_WORDS[kind as keyof typeof CHANNEL_WORDS]) : kind,
    target,
    hasSecret ? say(WORDS.hasSecret) : '',
  ]
    .filter(Boolean)
    .join(' · ');

const NOTHING = {
  kinds: [],
  scope: undefined,
  rhythm: 'at-once',
  dailyAt: undefined,
  quiet: undefined,
  lang: 'zh',
  isActive: true,
} as const;

async function channelPage(c: Context, call: Call, invalid: Invalid | undefined): Promise<Response> {
  const { office, actor, say } = call;
  const { db } = office.store;
  const id = channelIn(c);
  const channel = (await listChannels(db, actor)).find((one) => one.id === id);
  if (channel === undefined) throw new NotFound({ zh: '没有这个通知渠道。', en: 'There is no such channel.' });
  const known = (await listChannelSubscriptions(db, actor)).find((one) => one.channel === id) ?? NOTHING;
  const typed = invalid && readSubscription(call);
  const stored = typed ? { ...typed, scope: typed.scope, dailyAt: typed.dailyAt, quiet: typed.quiet } : known;
  const lists = await db.selectFrom('lists').select(['id', 'title']).orderBy('title').execute();
  return showPage(
    c,
    call,
    {
      title: channel.title,
      trail: [
        { path: '/notifications', title: say(WORDS.title) },
        { path: ABOVE, title: say(WORDS.channels) },
      ],
      nav: '/notifications',
      aside: channel.isActive ? null : <Badge tone="quiet">{say(WORDS.off)}</Badge>,
      ...(invalid && { status: 422 as const }),
    },
    <Card title={say(WORDS.subscribe)}>
      <p class="muted">{describeChannel(call, channel)}</p>
      <Problems call={call} invalid={invalid} />
      <Form call={call} action={`${ABOVE}/${id}/subscription`}>
        <SubscriptionFields call={call} stored={stored} lists={lists} invalid={invalid} />
        <p>
          <button>{say(WORDS.save)}</button>
        </p>
      </Form>
    </Card>,
  );
}

const channelIn = (c: Context): string => {
  const id = c.req.param('channel');
  if (id === undefined) throw new NotFound();
  return id;
};
