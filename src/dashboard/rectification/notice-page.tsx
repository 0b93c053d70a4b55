/** One notice: its items, letter, replies, timeline, and what may be done to it. Long because all of that stands on one page. */
import type { Context } from 'hono';
import { beijingDay } from '../../lib/date/beijing-day.js';
import { may } from '../../model/actor.js';
import { OPEN_ITEM_STATES } from '../../model/rectification.js';
import type { Invalid } from '../../model/refusal.js';
import { allows } from '../../rectification/change-notice.js';
import { dueDay } from '../../rectification/due-day.js';
import { policyOf } from '../../rectification/policy.js';
import { canReply } from '../../rectification/reply.js';
import { plain } from '../../report/neutralise.js';
import { readMoves, type NoticeMoveRow } from '../../store/rectification/read-moves.js';
import { seeNotice, type NoticeItemRow, type SeenNotice } from '../../store/rectification/read-notice.js';
import { repliesOf, type WholeReply } from '../../store/rectification/read-replies.js';
import { Checkbox, Field, Form, Problems, Select, TextArea } from '../layout/form.js';
import { beijingMinute, Card, Facts, Mark, Time } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { Table, type Column } from '../layout/table.js';
import type { Call } from '../route.js';
import { SiteAddress } from '../shown/address.js';
import { noticePath } from './ledger-columns.js';
import { DueDay, ItemMark, NoticeMark, Seen } from './marks.js';
import { CLAIM_WORDS, CLOSED_HOW, MOVES, W } from './words.js';

/** The page of a notice. `invalid`: what was wrong with what was just asked for. */
export async function noticePage(c: Context, call: Call, id: string, invalid?: Invalid): Promise<Response> {
  const { office, actor, say } = call;
  const { db } = office.store;
  const seen = await seeNotice(db, id, actor);
  const { notice, isWhole } = seen;
  const today = beijingDay(office.now());
  const replies = isWhole ? await repliesOf(db, id, actor.role === 'office' || may(actor, 'rectify')) : [];
  const moves = isWhole ? await readMoves(db, id) : [];
  const mayReply = isWhole && canReply({ actor }, notice, replies[0]?.reply);
  const title = notice.number ?? say({ zh: '整改通知书（草稿）', en: 'Notice (draft)' });
  const isRectifier = may(actor, 'rectify');
  return showPage(
    c,
    call,
    {
      title,
      nav: '/rectification',
      ...(invalid && { status: 422 as const }),
      trail: [
        { path: '/rectification', title: say(W.ledger) },
        { path: '/rectification/notices', title: say(W.notices) },
      ],
      aside: <NoticeMark call={call} notice={notice} today={today} />,
      actions: isWhole ? (
        <>
          {mayReply ? (
            <a class="button" href={`${noticePath(id)}/reply`} data-key="r">
              {say(W.reply)}
            </a>
          ) : null}
          <a class="button quiet" href={`${noticePath(id)}/letter`}>
            {say({ zh: '下载通知书', en: 'Letter (DOCX)' })}
          </a>
          {notice.state === 'draft' ? null : (
            <a class="button quiet" href={`${noticePath(id)}/reply.xlsx`}>
              {say({ zh: '整改链接表 XLSX', en: 'Reply table (XLSX)' })}
            </a>
          )}
        </>
      ) : null,
    },
    <>
      <Problems call={call} invalid={invalid} />
      <Head call={call} seen={seen} today={today} />
      {isRectifier && isWhole ? <Actions call={call} seen={seen} today={today} invalid={invalid} /> : null}
      <Items
        call={call}
        seen={seen}
        canChange={isRectifier && isWhole && !['draft', 'withdrawn'].includes(notice.state)}
      />
      {replies.length > 0 ? <Replies call={call} seen={seen} replies={replies} /> : null}
      {moves.length > 0 ? <Timeline call={call} seen={seen} moves={moves} /> : null}
    </>,
  );
}

function Head({ call, seen: { notice, items }, today }: { call: Call; seen: SeenNotice; today: string }) {
  const { say } = call;
  const isOpen = !['closed', 'withdrawn', 'draft'].includes(notice.state);
  const late = notice.replied_late === 1 ? say({ zh: '（逾期）', en: ' (late)' }) : '';
  return (
    <Card title={notice.unit === null ? notice.site_name : `${notice.site_name} · ${plain(notice.unit)}`}>
      <Facts
        rows={[
          [say(W.site), <a href={`/sites/${encodeURIComponent(notice.site)}`}>{notice.site_name}</a>],
          notice.unit === null ? undefined : [say(W.unit), plain(notice.unit)],
          [say(W.issuedOn), notice.issued_on],
          notice.due_on === null
            ? undefined
            : [say(W.dueOn), <DueDay day={notice.due_on} today={today} isOpen={isOpen} />],
          notice.first_due_on === notice.due_on
            ? undefined
            : [say({ zh: '原定期限', en: 'First due' }), notice.first_due_on],
          notice.replied_at === null ? undefined : [say(W.repliedOn), `${beijingDay(notice.replied_at)}${late}`],
          notice.retest_on === null || !isOpen
            ? undefined
            : [say({ zh: '自动复查', en: 'Tested again by itself on' }), notice.retest_on],
          notice.retest_run === null
            ? undefined
            : [
                say({ zh: '最近一次复查', en: 'Latest second test' }),
                <a href={`/runs/${encodeURIComponent(notice.retest_run)}`}>{notice.retest_run}</a>,
              ],
          [
            say({ zh: '销号进度', en: 'Closed' }),
            `${items.filter(({ state }) => state === 'closed').length} / ${items.filter(({ state }) => state !== 'withdrawn').length}`,
          ],
          notice.withdrawn_why === null
            ? undefined
            : [say({ zh: '撤销理由', en: 'Withdrawn because' }), plain(notice.withdrawn_why)],
        ]}
      />
    </Card>
  );
}

function Actions({
  call,
  seen: { notice },
  today,
  invalid,
}: {
  call: Call;
  seen: SeenNotice;
  today: string;
  invalid: Invalid | undefined;
}) {
  const { say, settings } = call;
  const path = noticePath(notice.id);
  const version = <input type="hidden" name="version" value={String(notice.version)} />;
  if (notice.state === 'draft') {
    const due = dueDay(today, settings.rectificationDays, policyOf(settings).declared);
    return (
      <Card title={say({ zh: '下发', en: 'Issue' })}>
        <Form
          call={call}
          action={`${path}/issue`}
          confirm={say({ zh: '下发后不能收回修改，确定下发？', en: 'Once issued it cannot be changed. Issue it?' })}
        >
          {version}
          <div class="columns">
            <Field
              call={call}
              name="dueOn"
              type="date"
              label={say(W.dueOn)}
              value={due.isSure ? due.on : undefined}
              required
              invalid={invalid}
              hint={
                due.isSure
                  ? say({
                      zh: `按 ${settings.rectificationDays} 个工作日推算`,
                      en: `${settings.rectificationDays} working days`,
                    })
                  : say({
                      zh: '这段时间的放假安排尚未公布，工作日推算不准，请直接填写',
                      en: 'Holidays of that time are not announced: give the day itself',
                    })
              }
            />
            <Field
              call={call}
              name="number"
              label={say(W.noticeNumber)}
              longest={80}
              invalid={invalid}
              hint={say({ zh: '不填的，按设置的格式顺序编号', en: 'Empty: the next of the series' })}
            />
            <Field
              call={call}
              name="recipient"
              label={say({ zh: '主送单位', en: 'Addressed to' })}
              longest={100}
              value={notice.unit ?? undefined}
              invalid={invalid}
              hint={say({ zh: '不填的，写网站名称', en: "Empty: the site's name" })}
            />
          </div>
          <p class="row">
            <button>{say({ zh: '下发', en: 'Issue' })}</button>
          </p>
        </Form>
        <Form call={call} action={`${path}/discard`} confirm={say({ zh: '删除这份草稿？', en: 'Delete this draft?' })}>
          <button class="danger">{say({ zh: '删除草稿', en: 'Delete the draft' })}</button>
        </Form>
      </Card>
    );
  }
  const actions = [
    allows(notice, 'retest') && notice.items_open > 0 ? (
      <Form call={call} action={`${path}/retest`}>
        {version}
        <p>
          {say({
            zh: '只检测未销号问题的指标，查到已改好的自动销号。',
            en: 'Audits the rules of open items; what is found mended is closed.',
          })}
        </p>
        <button>{say({ zh: '立即复查', en: 'Test again now' })}</button>
      </Form>
    ) : null,
    allows(notice, 'sendBack') ? (
      <Reasoned
        call={call}
        action={`${path}/send-back`}
        version={notice.version}
        title={say({ zh: '退回反馈', en: 'Send the reply back' })}
      />
    ) : null,
    allows(notice, 'extend') ? (
      <Reasoned
        call={call}
        action={`${path}/extend`}
        version={notice.version}
        title={say({ zh: '延期', en: 'Extend' })}
        invalid={invalid}
        hasDay
      />
    ) : null,
    allows(notice, 'withdraw') ? (
      <Reasoned
        call={call}
        action={`${path}/withdraw`}
        version={notice.version}
        title={say({ zh: '撤销通知书', en: 'Withdraw the notice' })}
        isDanger
      />
    ) : null,
  ].filter((one) => one !== null);
  if (actions.length === 0) return null;
  return (
    <Card title={say({ zh: '处理', en: 'Actions' })}>
      <div class="columns">{actions}</div>
    </Card>
  );
}

function Reasoned({
  call,
  action,
  version,
  title,
  hasDay,
  isDanger,
  invalid,
}: {
  call: Call;
  action: string;
  version: number;
  title: string;
  hasDay?: boolean;
  isDanger?: boolean;
  invalid?: Invalid | undefined;
}) {
  const { say } = call;
  const key = action.split('/').at(-1) ?? '';
  return (
    <details class="fold">
      <summary>{title}</summary>
      <Form call={call} action={action} {...(isDanger && { confirm: `${title}？` })}>
        <input type="hidden" name="version" value={String(version)} />
        {hasDay ? (
          <Field
            call={call}
            name="dueOn"
            type="date"
            label={say({ zh: '新的期限', en: 'New due day' })}
            required
            invalid={invalid}
          />
        ) : null}
        <div class="field">
          <label for={`why-${key}`}>{say({ zh: '理由', en: 'Reason' })} *</label>
          <textarea id={`why-${key}`} name="why" rows={2} maxlength={1000} required></textarea>
        </div>
        <button class={isDanger ? 'danger' : ''}>{title}</button>
      </Form>
    </details>
  );
}

function Items({ call, seen: { notice, items }, canChange }: { call: Call; seen: SeenNotice; canChange: boolean }) {
  const { say } = call;
  const table = (
    <Table
      call={call}
      caption={say(W.problem)}
      columns={itemColumns(call, canChange)}
      rows={items}
      rowClass={({ state }) => (state === 'withdrawn' ? 'muted' : undefined)}
    />
  );
  if (!canChange) return table;
  return (
    <Form call={call} action={`${noticePath(notice.id)}/items`} class="stack" id="items">
      <input type="hidden" name="version" value={String(notice.version)} />
      {table}
      <details class="fold">
        <summary>{say({ zh: '人工处理所选问题', en: 'Settle the chosen items by hand' })}</summary>
        <p class="row">
          <Checkbox name="all" label={say({ zh: '全部未销号的', en: 'All that are open' })} />
        </p>
        <Select
          call={call}
          name="event"
          label={say({ zh: '怎样处理', en: 'How' })}
          value="closeByHand"
          options={[
            { value: 'closeByHand', label: say({ zh: '销号（人工核实已整改）', en: 'Close: verified by a person' }) },
            { value: 'reopenByHand', label: say({ zh: '重新打开（销号有误）', en: 'Open again' }) },
            { value: 'withdraw', label: say({ zh: '撤销（申诉成立等）', en: 'Withdraw: an appeal was granted' }) },
          ]}
        />
        <TextArea call={call} name="why" label={say(W.why)} rows={2} longest={1000} />
        <p class="row">
          <button>{say({ zh: '确定', en: 'Do it' })}</button>
        </p>
      </details>
    </Form>
  );
}

function itemColumns(call: Call, canChoose: boolean): readonly Column<NoticeItemRow>[] {
  const { say } = call;
  const isOpen = (state: string): boolean => (OPEN_ITEM_STATES as readonly string[]).includes(state);
  return [
    ...(canChoose
      ? [
          {
            id: 'choose',
            head: say({ zh: '选', en: 'Take' }),
            cell: ({ finding, number, state }: NoticeItemRow) =>
              state === 'withdrawn' ? null : (
                <input type="checkbox" name="finding" value={finding} aria-label={number} />
              ),
          },
        ]
      : []),
    { id: 'number', head: say(W.number), cell: ({ number, finding }) => <span id={`item-${finding}`}>{number}</span> },
    {
      id: 'message',
      head: say(W.problem),
      kind: 'long',
      cell: (item) => (
        <>
          <a href={`/findings/${encodeURIComponent(item.finding)}`}>{plain(item.message)}</a>{' '}
          <small>
            {item.rule_title} · {plain(item.place)}
            {item.url === null ? null : (
              <>
                {' · '}
                <SiteAddress url={item.url} text={say({ zh: '网页', en: 'page' })} />
              </>
            )}
          </small>
          {isOpen(item.state) && item.remedy !== '' ? <small>{` ${say(W.remedy)}：${item.remedy}`}</small> : null}
        </>
      ),
    },
    { id: 'level', head: say(W.level), cell: ({ level }) => <Mark call={call} code={level} /> },
    { id: 'state', head: say(W.state), cell: ({ state }) => <ItemMark call={call} state={state} /> },
    {
      id: 'reply',
      head: say(W.replied),
      cell: ({ claim, reply_url: url, reply_note: note, ...item }) =>
        claim === null ? (
          <span class="muted">—</span>
        ) : (
          <span>
            {CLAIM_WORDS[claim] ? say(CLAIM_WORDS[claim]) : claim}{' '}
            {url === null ? null : <SiteAddress url={url} text={say({ zh: '网页', en: 'page' })} />}
            {note ? <small> {plain(note)}</small> : null}
            {claim === 'disagrees' && may(call.actor, 'reply') ? (
              <a href={appealPath(item)}>{say({ zh: '提出申诉', en: 'lodge an appeal' })}</a>
            ) : null}
          </span>
        ),
    },
    {
      id: 'retest',
      head: say(W.retest),
      cell: ({ seen, seen_why: why }) => <Seen call={call} seen={seen} why={why} />,
    },
    {
      id: 'closed',
      head: say(W.closedOn),
      cell: ({ closed_at: at, closed_how: how, closed_by: by, closed_why: why }) =>
        at === null ? (
          <span class="muted">—</span>
        ) : (
          <span>
            <time datetime={at}>{beijingDay(at)}</time>{' '}
            <small>
              {how === null || CLOSED_HOW[how] === undefined ? '' : say(CLOSED_HOW[how])}
              {how === 'hand' || how === 'withdrawn' ? `：${by ?? ''} ${plain(why ?? '')}` : ''}
            </small>
          </span>
        ),
    },
  ];
}

/** Where a unit says why it disagrees, and evaluators answer. */
const appealPath = ({
  site,
  run,
  rule,
  fingerprint,
}: Pick<NoticeItemRow, 'site' | 'run' | 'rule' | 'fingerprint'>): string =>
  `/sites/${encodeURIComponent(site)}/appeal?${new URLSearchParams({ run, rule, fingerprint }).toString()}`;

function Replies({ call, seen, replies }: { call: Call; seen: SeenNotice; replies: readonly WholeReply[] }) {
  const { say } = call;
  const numbers = new Map(seen.items.map(({ finding, number }) => [finding, number]));
  return (
    <Card title={say({ zh: '单位反馈', en: 'Replies' })}>
      {replies.map(({ reply, items, files }) => (
        <div>
          <p>
            <b>{say({ zh: `第 ${reply.round} 次`, en: `Round ${reply.round}` })}</b> {plain(reply.by_name)}{' '}
            {reply.submitted_at === null ? say({ zh: '草稿，', en: 'draft, ' }) : ''}
            {beijingMinute(reply.submitted_at ?? reply.saved_at)}
            {reply.late === 1 ? say({ zh: '（逾期）', en: ' (late)' }) : ''}
            {reply.state === 'returned'
              ? say({
                  zh: `；已退回：${plain(reply.returned_why ?? '')}`,
                  en: `; sent back: ${plain(reply.returned_why ?? '')}`,
                })
              : ''}
          </p>
          <ul>
            {items
              .filter(({ is_foreign: isForeign, claim }) => isForeign === 1 || claim !== 'mended')
              .map(({ finding, claim, url, note, is_foreign: isForeign }) => (
                <li>
                  {numbers.get(finding)} {CLAIM_WORDS[claim] ? say(CLAIM_WORDS[claim]) : ''}
                  {note === '' ? '' : `：${plain(note)}`}
                  {isForeign === 1 && url !== null ? (
                    <b class="open">
                      {' '}
                      {say({ zh: '链接不在本网站：', en: 'none of the site’s own: ' })}
                      <SiteAddress url={url} />
                    </b>
                  ) : null}
                </li>
              ))}
          </ul>
          {files.length === 0 ? null : (
            <p class="row">
              {say({ zh: '附件：', en: 'Files: ' })}
              {files.map(({ id, name }) => (
                <a href={`${noticePath(seen.notice.id)}/files/${id}`}>{plain(name)}</a>
              ))}
            </p>
          )}
        </div>
      ))}
    </Card>
  );
}

function Timeline({ call, seen, moves }: { call: Call; seen: SeenNotice; moves: readonly NoticeMoveRow[] }) {
  const { say } = call;
  const numbers = new Map(seen.items.map(({ finding, number }) => [finding, number]));
  return (
    <Card title={say({ zh: '办理过程', en: 'Timeline' })} id="timeline">
      <Table
        call={call}
        caption={say({ zh: '办理过程', en: 'Timeline' })}
        rows={moves}
        columns={[
          { id: 'at', head: say({ zh: '时间', en: 'When' }), cell: ({ at }) => <Time at={at} /> },
          {
            id: 'who',
            head: say({ zh: '经办', en: 'By' }),
            cell: ({ actor, name }) => (actor === 'system' ? say({ zh: '系统', en: 'system' }) : plain(name)),
          },
          {
            id: 'what',
            head: say({ zh: '事项', en: 'What' }),
            kind: 'long',
            cell: ({ action, finding, detail }) => (
              <>
                {MOVES[action] ? say(MOVES[action]) : action}
                {finding === null ? '' : ` ${numbers.get(finding) ?? ''}`}
                {detailOf(call, action, detail) === '' ? '' : `：${detailOf(call, action, detail)}`}
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

function detailOf({ say }: Call, action: string, detail: Readonly<Record<string, unknown>>): string {
  const of = (key: string): string => {
    const value = detail[key];
    return typeof value === 'string' || typeof value === 'number' ? plain(String(value)) : '';
  };
  switch (action) {
    case 'issued':
      return say({
        zh: `${of('number')}，期限 ${of('dueOn')}，${of('items')} 处`,
        en: `${of('number')}, due ${of('dueOn')}, ${of('items')} items`,
      });
    case 'extended':
      return `${of('from')} → ${of('to')}，${of('why')}`;
    case 'retested':
      return (['fixed', 'stillThere', 'undecided', 'unseen'] as const)
        .filter((key) => detail[key] !== undefined)
        .map((key) => `${say(RETEST[key])} ${of(key)}`)
        .join('，');
    case 'file-added':
    case 'file-removed':
      return of('name');
    case 'item-closed':
    case 'item-reopened':
    case 'item-withdrawn':
    case 'item-overruled':
    case 'withdrawn':
    case 'sent-back':
      return of('why');
    case 'retest-planned':
      return of('run');
    default:
      return '';
  }
}

const RETEST = {
  fixed: { zh: '已改好', en: 'mended' },
  stillThere: { zh: '仍存在', en: 'still there' },
  undecided: { zh: '未能判定', en: 'undecided' },
  unseen: { zh: '没有看到', en: 'not seen' },
} as const;
