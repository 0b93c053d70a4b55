/** Columns of the 整改台账: on the page the ones to work by, in exports all that a ledger has. */
import { beijingDay } from '../../lib/date/beijing-day.js';
import { OPEN_ITEM_STATES } from '../../model/rectification.js';
import { plain } from '../../report/neutralise.js';
import type { LedgerRow } from '../../store/rectification/ledger.js';
import type { Column } from '../layout/table.js';
import { LEVELS } from '../layout/words.js';
import type { Call } from '../route.js';
import { SiteAddress } from '../shown/address.js';
import { DueDay, ItemMark, Seen } from './marks.js';
import { CLAIM_WORDS, CLOSED_HOW, itemMark, seenWords, W } from './words.js';

const isOpen = ({ state }: LedgerRow): boolean => (OPEN_ITEM_STATES as readonly string[]).includes(state);
const dayOf = (at: string | null): string => (at === null ? '' : beijingDay(at));

export const ledgerColumns = (call: Call, today: string): readonly Column<LedgerRow>[] => {
  const { say } = call;
  const words = (one: { zh: string; en: string } | undefined): string => (one === undefined ? '' : say(one));
  return [
    {
      id: 'problem',
      head: say(W.problem),
      kind: 'title',
      cell: (row) => (
        <span>
          {plain(row.message)}{' '}
          <small>
            {row.level === 'veto' ? `${say(LEVELS.veto)} · ` : ''}
            {row.ruleTitle} · {row.noticeNumber} {row.number}
          </small>
        </span>
      ),
    },
    {
      id: 'site',
      head: `${say(W.site)} / ${say(W.unit)}`,
      cell: (row) => (
        <span>
          {row.siteName}
          {row.unit === null ? null : <small> {plain(row.unit)}</small>}
        </span>
      ),
    },
    {
      id: 'state',
      head: say(W.state),
      cell: (row) => <ItemMark call={call} state={row.state} />,
      value: (row) => words(itemMark(row.state)[1]),
    },
    {
      id: 'noticeNumberX',
      head: say(W.noticeNumber),
      cell: () => null,
      value: (row) => row.noticeNumber,
    },
    { id: 'numberX', head: say(W.number), cell: () => null, value: (row) => row.number },
    { id: 'siteX', head: say(W.site), cell: () => null, value: (row) => row.siteName },
    { id: 'unitX', head: say(W.unit), cell: () => null, value: (row) => row.unit ?? '' },
    {
      id: 'levelX',
      head: say(W.level),
      cell: () => null,
      value: (row) => words(LEVELS[row.level as keyof typeof LEVELS]),
    },
    { id: 'sectionX', head: say(W.section), cell: () => null, value: (row) => row.section },
    { id: 'ruleX', head: say(W.rule), cell: () => null, value: (row) => row.ruleTitle },
    { id: 'messageX', head: say(W.problem), cell: () => null, value: (row) => row.message },
    { id: 'placeX', head: say(W.place), cell: () => null, value: (row) => row.place },
    { id: 'urlX', head: say(W.url), cell: () => null, value: (row) => row.url ?? '' },
    { id: 'basisX', head: say(W.basis), cell: () => null, value: (row) => row.basis },
    { id: 'remedyX', head: say(W.remedy), cell: () => null, value: (row) => row.remedy },
    {
      id: 'firstSeen',
      head: say(W.firstSeen),
      cell: (row) => <time datetime={row.firstSeenOn}>{row.firstSeenOn}</time>,
      value: (row) => ({ day: row.firstSeenOn }),
    },
    { id: 'issuedX', head: say(W.issuedOn), cell: () => null, value: (row) => ({ day: row.issuedOn }) },
    {
      id: 'due',
      head: say(W.dueOn),
      cell: (row) => <DueDay day={row.dueOn} today={today} isOpen={isOpen(row)} />,
      value: (row) => ({ day: row.dueOn }),
    },
    {
      id: 'reply',
      head: say(W.replied),
      cell: (row) =>
        row.claim === null ? (
          <span class="muted">—</span>
        ) : (
          <span>
            {words(CLAIM_WORDS[row.claim])}
            {row.replyUrl === null ? null : (
              <>
                {' '}
                <SiteAddress url={row.replyUrl} text={say({ zh: '网页', en: 'page' })} />
              </>
            )}
          </span>
        ),
      value: (row) => words(row.claim === null ? undefined : CLAIM_WORDS[row.claim]),
    },
    { id: 'replyUrlX', head: say(W.replyUrl), cell: () => null, value: (row) => row.replyUrl ?? '' },
    { id: 'replyNoteX', head: say(W.replyNote), cell: () => null, value: (row) => row.replyNote ?? '' },
    {
      id: 'repliedX',
      head: say(W.repliedOn),
      cell: () => null,
      value: (row) => (row.repliedOn === null ? '' : { day: row.repliedOn }),
    },
    {
      id: 'retest',
      head: say(W.retest),
      cell: (row) => <Seen call={call} seen={row.seen} why={row.seenWhy} />,
      value: (row) => (row.seen === null ? '' : say(seenWords(row.seen, row.seenWhy))),
    },
    {
      id: 'retestedX',
      head: say(W.retestedOn),
      cell: () => null,
      value: (row) => (row.seenAt === null ? '' : { day: dayOf(row.seenAt) }),
    },
    {
      id: 'closed',
      head: say(W.closedOn),
      cell: (row) =>
        row.closedAt === null ? (
          <span class="muted">—</span>
        ) : (
          <time datetime={row.closedAt}>{dayOf(row.closedAt)}</time>
        ),
      value: (row) => (row.closedAt === null ? '' : { day: dayOf(row.closedAt) }),
    },
    {
      id: 'closedHowX',
      head: say(W.closedHow),
      cell: () => null,
      value: (row) => words(row.closedHow === null ? undefined : CLOSED_HOW[row.closedHow]),
    },
  ];
};

/** Those that stand on the page: ids that end in `X` are for exports. */
export const onPage = <Row,>(columns: readonly Column<Row>[]): readonly Column<Row>[] =>
  columns.filter(({ id }) => !id.endsWith('X'));

export const noticePath = (id: string): string => `/rectification/notices/${encodeURIComponent(id)}`;
