/** 附件: which files of the sampled documents are opened, and what became of them. */
import type { CantTellReason } from '../../model/outcome.js';
import type { Attachment } from '../../model/page-facts.js';
import { isSameSite, pageKey } from '../address.js';
import type { LocatedDocument, LocatedDocuments } from './documents.js';
import type { Finding } from '../finding.js';
import type { SeenPage } from '../seen-page.js';
import type { Visit } from '../visits.js';

export interface LocatedAttachment {
  readonly attachment: Attachment;
  readonly on: SeenPage;
  readonly visit: Visit;
}

export interface LocatedAttachments {
  readonly attachments: readonly LocatedAttachment[];
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
}

/** Films and sounds are no documents, and archives other than ZIP are not opened. */
const OPENED = /^(?:pdf|ofd|docx?|xlsx?|wps|et|zip|jpe?g|png|gif)$/;

/**
 * The first file of each document, then the second of each, as many as the plan wants. They are chosen once all the
 * documents were read, so that no more are asked than that.
 */
export function findAttachments(finding: Finding, located: LocatedDocuments): LocatedAttachments {
  const { ground } = finding;
  const { documents } = located;
  const most = ground.plan.attachments ?? 0;
  const visits = documents.map(({ item }) => ground.visits.at(item.url));
  const isSettled = visits.every(({ state }) => state !== 'unvisited');
  const pages = documents.flatMap(({ page }) => page ?? []);
  const chosen = most === 0 ? [] : filesOf(documents).slice(0, most);
  const [unread] = visits.flatMap((visit) => ('reason' in visit ? visit.reason : []));
  const reason = most === 0 ? 'not-crawled' : (located.documentsReason ?? unread);
  return {
    attachments: chosen.map(({ attachment, on }, index) => ({
      attachment,
      on,
      visit: isSettled
        ? ground.want(attachment.url, {
            purpose: `attachment:${index + 1}`,
            priority: 200 - index,
            from: { page: on },
          })
        : ground.visits.at(attachment.url),
    })),
    isWhole: reason === undefined,
    ...(reason ? { reason } : {}),
    looked: pages.length > 0 ? pages : located.documentsLooked,
  };
}

type Offered = Pick<LocatedAttachment, 'attachment' | 'on'>;

function filesOf(documents: readonly LocatedDocument[]): Offered[] {
  const rows = documents.map(({ page }) =>
    (page?.digest.facts.attachments ?? [])
      .filter(({ url, type }) => OPENED.test(type) && page !== undefined && isSameSite(url, page.exchange.url))
      .map((attachment) => ({ attachment, on: page as SeenPage })),
  );
  const longest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const inTurn = Array.from({ length: longest }, (_, turn) => rows.flatMap((row) => row[turn] ?? [])).flat();
  const first = new Map<string, Offered>();
  for (const file of inTurn) {
    const key = pageKey(file.attachment.url);
    if (!first.has(key)) first.set(key, file);
  }
  return [...first.values()];
}
