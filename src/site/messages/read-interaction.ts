/** Channels and letters as the site model has them: what a letter's own page says goes before its row. */
import type { LocatedChannel, LocatedMessage, LocatedMessages } from '../../locate/messages/find-messages.js';
import type { MessageEntry, PageDigest } from '../../model/page.js';
import type { Channel, Interaction, Message } from '../../model/site-model.js';
import { squeeze } from '../../lib/text/squeeze.js';
import { evidenceOf } from '../page-views.js';

/** The letters of the lists that the survey found, with the pages that were opened. */
export const readInteraction = ({
  state,
  reason,
  looked,
  hints,
  channels,
  messages,
}: LocatedMessages): Interaction => ({
  state,
  ...(reason === undefined ? {} : { reason }),
  looked: hints ? hints.map(({ page, link }) => evidenceOf(page, link.text)) : looked.map((page) => evidenceOf(page)),
  channels: channels.map(channelOf),
  messages: messages.map(messageOf),
});

const channelOf = ({ name, url, kind, reason, from, pages }: LocatedChannel): Channel => ({
  name,
  url,
  kind,
  ...(reason === undefined ? {} : { reason }),
  evidence: pages[0] ? evidenceOf(pages[0], name) : evidenceOf(from.page, from.link.text),
});

function messageOf({ entry, listedOn, page, unreadBecause }: LocatedMessage): Message {
  const own = page && ownEntry(page.digest, entry);
  const askedOn = own?.askedOn ?? entry.askedOn ?? entry.on;
  const answeredOn = own?.answeredOn ?? entry.answeredOn;
  return {
    title: entry.title,
    ...(entry.url === undefined ? {} : { url: entry.url }),
    ...(askedOn === undefined ? {} : { askedOn }),
    ...(answeredOn === undefined ? {} : { answeredOn }),
    state: stateOf(entry, own, page?.digest),
    isOpened: page !== undefined,
    evidence: [evidenceOf(listedOn, entry.quote), ...(page ? [evidenceOf(page, own?.quote ?? entry.title)] : [])],
    ...(unreadBecause === undefined ? {} : { unreadBecause }),
  };
}

/** The letter that the page is about; of several that it prints the one of that title or day. */
function ownEntry({ messages = [] }: PageDigest, row: MessageEntry): MessageEntry | undefined {
  if (messages.length === 1) return messages[0];
  return (
    messages.find(({ title }) => squeeze(title) === squeeze(row.title)) ??
    messages.find(({ askedOn }) => askedOn !== undefined && askedOn === row.askedOn)
  );
}

function stateOf(row: MessageEntry, own: MessageEntry | undefined, digest: PageDigest | undefined): Message['state'] {
  if (own === undefined) return row.state === 'unknown' && digest && soundsAnswered(digest) ? 'answered' : row.state;
  if (own.state === 'unknown') return row.state;
  // List and page say opposite things: a person has to look.
  if (own.state === 'waiting' && row.state === 'answered') return 'unknown';
  return own.state;
}

/** A page without labels that answers in the words offices use. */
const soundsAnswered = ({ contentStart }: PageDigest): boolean =>
  /(?:^|\n)\s*(?:回复|答复|答)\s*[:：]?|(?:现|特此)[^。]{0,12}(?:回复|答复)|(?:来信|留言|反映的?[^。]{0,20}|咨询的?[^。]{0,20})(?:收悉|已收到)|感谢您(?:的|对)[^。]{0,20}(?:来信|留言|关注|关心|支持|监督|理解)/.test(
    contentStart,
  );
