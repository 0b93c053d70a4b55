import type { Context } from 'hono';
import { CLAIMS, OPEN_ITEM_STATES } from '../../model/rectification.js';
import { Conflict, NotFound, type Invalid } from '../../model/refusal.js';
import { canReply } from '../../rectification/reply.js';
import type { ReplyItem } from '../../rectification/check-reply.js';
import { plain } from '../../report/neutralise.js';
import { seeNotice, type NoticeItemRow, type NoticeRow } from '../../store/rectification/read-notice.js';
import { repliesOf, type WholeReply } from '../../store/rectification/read-replies.js';
import { Field, Form, Problems, TextArea } from '../layout/form.js';
import { Card, Mark } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import type { Call } from '../route.js';
import { SiteAddress } from '../shown/address.js';
import { UPLOAD_ACCEPT } from '../uploads/tell-upload.js';
import type { Fields } from '../fields.js';
import { noticePath } from './ledger-columns.js';
import { ItemMark } from './marks.js';
import { CLAIM_WORDS, W } from './words.js';

/** What a filled-in form says of each item; items without a claim are left out. */
export const replyItemsOf = (form: Fields, findings: readonly string[]): readonly ReplyItem[] =>
  findings.flatMap((finding) => {
    const claim = form.choice(`claim-${finding}`, CLAIMS);
    const url = form.text(`url-${finding}`, 2_000);
    const note = form.lines(`note-${finding}`, 2_000);
    return claim === undefined ? [] : [{ finding, claim, note, ...(url !== '' && { url }) }];
  });

/** 填报整改链接表: what became of each item, by the unit. `invalid`: what was wrong with what was just sent; it stands there still. */
export async function replyPage(c: Context, call: Call, id: string, invalid?: Invalid): Promise<Response> {
  const { office, actor, say } = call;
  const { db } = office.store;
  const { notice, items, isWhole } = await seeNotice(db, id, actor);
  if (!isWhole) throw new NotFound();
  const [last] = await repliesOf(db, id, true);
  if (!canReply({ actor }, notice, last?.reply)) {
    throw new Conflict({ zh: '这份通知书现在不能填报。', en: 'This notice takes no reply now.' });
  }
  const open = items.filter(({ state }) => (OPEN_ITEM_STATES as readonly string[]).includes(state));
  const draft = last?.reply.state === 'draft' ? last : undefined;
  // What was sent back or tested again is filled in anew from what was said before.
  const before = new Map((last?.items ?? []).map((item) => [item.finding, item]));
  const value = (name: string, finding: string, known: string | null | undefined): string =>
    invalid ? rawText(call.form, `${name}-${finding}`) : (known ?? '');
  return showPage(
    c,
    call,
    {
      title: say(W.reply),
      nav: '/rectification',
      ...(invalid && { status: 422 as const }),
      trail: [
        { path: '/rectification/notices', title: say(W.notices) },
        { path: noticePath(id), title: notice.number ?? id },
      ],
    },
    <>
      <Problems call={call} invalid={invalid} />
      {last?.reply.state === 'returned' ? (
        <p class="flash bad" role="note">
          {say({ zh: '上次的反馈被退回：', en: 'The last reply was sent back: ' })}
          {plain(last.reply.returned_why ?? '')}
        </p>
      ) : null}
      <p class="muted">
        {say({
          zh: `共 ${open.length} 处，期限 ${notice.due_on ?? ''}。逐处写明整改情况和整改后的网页链接；可以先存草稿，提交后不能再改。`,
          en: `${open.length} items, due ${notice.due_on ?? ''}. Say what became of each, with the mended page; drafts can be saved, what is handed in is locked.`,
        })}
      </p>
      {open.length > MANY ? <TableCard call={call} notice={notice} /> : null}
      <Form call={call} action={`${noticePath(id)}/reply`} class="stack" id="reply">
        {open.map((item) => (
          <Line
            call={call}
            item={item}
            invalid={invalid}
            claim={value('claim', item.finding, before.get(item.finding)?.claim)}
            url={value('url', item.finding, before.get(item.finding)?.url)}
            note={value('note', item.finding, before.get(item.finding)?.note)}
          />
        ))}
        <p class="row">
          <button name="what" value="hand-in">
            {say({ zh: '提交', en: 'Hand in' })}
          </button>
          <button name="what" value="save" class="quiet">
            {say({ zh: '存草稿', en: 'Save the draft' })}
          </button>
        </p>
      </Form>
      <FilesCard call={call} notice={notice} draft={draft} />
      {open.length > MANY ? null : <TableCard call={call} notice={notice} />}
    </>,
  );
}

/** More lines than one likes to fill in on a page: the table comes first. */
const MANY = 30;

const rawText = (form: Fields, name: string): string => {
  const [given] = form.raw[name] ?? [];
  return typeof given === 'string' ? given.slice(0, 2_000) : '';
};

function Line({
  call,
  item,
  claim,
  url,
  note,
  invalid,
}: {
  call: Call;
  item: NoticeItemRow;
  claim: string;
  url: string;
  note: string;
  invalid: Invalid | undefined;
}) {
  const { say } = call;
  const { finding } = item;
  const fault = invalid?.fields[`claim-${finding}`];
  return (
    <fieldset id={`item-${finding}`}>
      <legend>
        {item.number} <Mark call={call} code={item.level} /> <ItemMark call={call} state={item.state} />
      </legend>
      <div class="split">
        <div>
          <p>{plain(item.message)}</p>
          <small>
            {item.rule_title} · {plain(item.place)}
            {item.url === null ? null : (
              <>
                {' · '}
                <SiteAddress url={item.url} text={say({ zh: '问题网页', en: 'page' })} />
              </>
            )}
            {item.remedy === '' ? '' : ` · ${say(W.remedy)}：${item.remedy}`}
          </small>
        </div>
        <div>
          <div class="row" role="radiogroup" aria-label={`${item.number} ${say(W.replied)}`}>
            {CLAIMS.map((value) => (
              <label class="tick">
                <input type="radio" name={`claim-${finding}`} value={value} checked={value === claim} />
                <span>{CLAIM_WORDS[value] ? say(CLAIM_WORDS[value]) : value}</span>
              </label>
            ))}
            {fault ? <small class="fault">{say(fault)}</small> : null}
          </div>
          <div class="columns">
            <Field
              call={call}
              name={`url-${finding}`}
              type="url"
              label={say(W.replyUrl)}
              value={url}
              longest={2_000}
              invalid={invalid}
            />
            <TextArea
              call={call}
              name={`note-${finding}`}
              label={say(W.replyNote)}
              value={note}
              rows={1}
              longest={2_000}
              invalid={invalid}
            />
          </div>
        </div>
      </div>
    </fieldset>
  );
}

function FilesCard({ call, notice, draft }: { call: Call; notice: NoticeRow; draft: WholeReply | undefined }) {
  const { say } = call;
  const path = noticePath(notice.id);
  return (
    <Card title={say({ zh: '附件', en: 'Files' })} id="files">
      {(draft?.files ?? []).map(({ id, name, bytes }) => (
        <Form call={call} action={`${path}/files/${id}/remove`} class="row">
          <a href={`${path}/files/${id}`}>{plain(name)}</a>
          <small>{`${Math.max(1, Math.round(bytes / 1024))} KB`}</small>
          <button class="plain">{say({ zh: '删除', en: 'Remove' })}</button>
        </Form>
      ))}
      <Form call={call} action={`${path}/files`} files>
        <Field
          call={call}
          name="files"
          type="file"
          label={say({ zh: '添加截图、说明等', en: 'Add pictures, letters' })}
          accept={UPLOAD_ACCEPT}
          multiple
          hint={say({
            zh: '先存草稿再添加附件，页面上没有存的内容不会保留',
            en: 'Save the draft first: what is not saved is lost',
          })}
        />
        <button class="quiet">{say({ zh: '上传', en: 'Upload' })}</button>
      </Form>
    </Card>
  );
}

function TableCard({ call, notice }: { call: Call; notice: NoticeRow }) {
  const { say } = call;
  const path = noticePath(notice.id);
  return (
    <Card title={say({ zh: '用表格填报', en: 'By a table' })} id="table">
      <p>
        {say({
          zh: '下载整改链接表，在“整改情况”“整改后网页”“说明”三列填写，再上传；整张表检查通过后才存为草稿，请核对后提交。',
          en: 'Download the table, fill in the last three columns, upload it. It is checked as a whole and saved as a draft, to be handed in here.',
        })}
      </p>
      <p>
        <a class="button quiet" href={`${path}/reply.xlsx`}>
          {say({ zh: '下载整改链接表', en: 'Download the table' })}
        </a>
      </p>
      <Form call={call} action={`${path}/reply.xlsx`} files>
        <Field
          call={call}
          name="table"
          type="file"
          label={say({ zh: '填好的整改链接表', en: 'The filled table' })}
          accept=".xlsx"
          required
        />
        <button class="quiet">{say({ zh: '上传表格', en: 'Upload' })}</button>
      </Form>
    </Card>
  );
}
