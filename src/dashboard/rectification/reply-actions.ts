import type { Context } from 'hono';
import { OPEN_ITEM_STATES } from '../../model/rectification.js';
import { Conflict, Invalid, NotFound } from '../../model/refusal.js';
import { readLinkTable } from '../../rectification/read-link-table.js';
import { attachFile, canReply, demandReplier, detachFile, saveReply } from '../../rectification/reply.js';
import { seeNotice, type SeenNotice } from '../../store/rectification/read-notice.js';
import { readReplyFile, repliesOf, seesDrafts } from '../../store/rectification/read-replies.js';
import { goTo } from '../cookies.js';
import { fileAnswer } from '../layout/file-answer.js';
import type { Call } from '../route.js';
import { keepUploads } from '../uploads/keep-upload.js';
import { serveUpload } from '../uploads/serve-upload.js';
import { UPLOAD_TYPES, type UploadType } from '../uploads/tell-upload.js';
import { backTo, doingOf, noticeOf } from './actions.js';
import { noticePath } from './ledger-columns.js';
import { linkTable } from './link-table-sheet.js';
import { replyItemsOf, replyPage } from './reply-page.js';

type Handle = (c: Context, call: Call) => Promise<Response>;

/** The notice whole, for whoever may read or fill in its replies; a draft takes none. */
async function wholeNotice(call: Call, id: string): Promise<SeenNotice> {
  const seen = await seeNotice(call.office.store.db, id, call.actor);
  if (!seen.isWhole) throw new NotFound();
  if (seen.notice.state === 'draft') throw new Conflict({ zh: '通知书还没有下发。', en: 'The notice is not issued.' });
  return seen;
}

/** The same for whoever fills in: before anything of what was sent is read or kept. */
async function replyable(call: Call, id: string): Promise<SeenNotice> {
  const seen = await wholeNotice(call, id);
  demandReplier(call);
  const [last] = await repliesOf(call.office.store.db, id, true);
  if (!canReply(call, seen.notice, last?.reply)) {
    throw new Conflict({ zh: '这份通知书现在不能填报。', en: 'This notice takes no reply now.' });
  }
  return seen;
}

const openOf = ({ items }: SeenNotice): SeenNotice['items'] =>
  items.filter(({ state }) => (OPEN_ITEM_STATES as readonly string[]).includes(state));

/** Saves the page's form as a draft, or hands it in. */
export const sendReply: Handle = async (c, call) => {
  const id = noticeOf(c);
  const { form, office } = call;
  try {
    const seen = await replyable(call, id);
    const findings = openOf(seen).map(({ finding }) => finding);
    const isHandedIn = form.text('what') === 'hand-in';
    const items = replyItemsOf(form, findings);
    await saveReply(office.store, { notice: id, items, isHandedIn }, doingOf(call));
    if (isHandedIn) {
      office.wake();
      return backTo(c, call, id, { zh: '反馈已提交。', en: 'The reply is handed in.' });
    }
    return toReply(c, call, id, { zh: '草稿已保存。', en: 'The draft is saved.' });
  } catch (error) {
    if (error instanceof Invalid) return replyPage(c, call, id, error);
    throw error;
  }
};

const toReply = (c: Context, call: Call, id: string, words: { zh: string; en: string }): Response =>
  goTo(c, call.office, `${noticePath(id)}/reply`, { tone: 'good', text: call.say(words) });

/** 整改链接表 to be filled in: open items, with what was said so far. */
export const downloadTable: Handle = async (c, call) => {
  const id = noticeOf(c);
  const seen = await wholeNotice(call, id);
  const [last] = await repliesOf(call.office.store.db, id, seesDrafts(call.actor));
  const said = new Map((last?.items ?? []).map((item) => [item.finding, item]));
  return fileAnswer(c, {
    name: `整改链接表 ${seen.notice.number ?? ''} ${seen.notice.unit ?? seen.notice.site_name}.xlsx`,
    type: UPLOAD_TYPES.xlsx,
    bytes: linkTable(seen.notice, openOf(seen), said),
  });
};

/** A filled table becomes the draft: what it says replaces what was said of the same items. */
export const uploadTable: Handle = async (c, call) => {
  const id = noticeOf(c);
  const { office, form } = call;
  const seen = await replyable(call, id);
  const [file] = form.files('table');
  const none = { zh: '请选择填好的表格。', en: 'Choose the filled table.' };
  if (file === undefined) throw new Invalid(none, { table: none });
  const open = new Set(openOf(seen).map(({ finding }) => finding));
  const items = await readLinkTable(new Uint8Array(await file.arrayBuffer()), { notice: id, open });
  const told = new Set(items.map(({ finding }) => finding));
  const [last] = await repliesOf(office.store.db, id, true);
  const kept = (last?.reply.state === 'draft' ? last.items : [])
    .filter(({ finding }) => open.has(finding) && !told.has(finding))
    .map(({ finding, claim, url, note }) => ({
      finding,
      claim: claim as 'mended',
      note,
      ...(url !== null && { url }),
    }));
  await saveReply(office.store, { notice: id, items: [...items, ...kept], isHandedIn: false }, doingOf(call));
  const words = {
    zh: `表格已读入 ${items.length} 处，请核对后提交。`,
    en: `${items.length} lines read: look them over, then hand in.`,
  };
  return toReply(c, call, id, words);
};

/** Adds files to the reply being filled in; they are told by their bytes. */
export const addFiles: Handle = async (c, call) => {
  const id = noticeOf(c);
  const { office, form } = call;
  await replyable(call, id);
  const files = form.files('files');
  const none = { zh: '请选择文件。', en: 'Choose files.' };
  if (files.length === 0) throw new Invalid(none, { files: none });
  const kept = await keepUploads(office.blobs, files, { field: 'files' });
  for (const upload of kept) await attachFile(office.store, { notice: id, ...upload }, doingOf(call));
  return toReply(c, call, id, { zh: `已添加 ${kept.length} 个附件。`, en: `${kept.length} files added.` });
};

/** Takes a file out of it. */
export const removeFile: Handle = async (c, call) => {
  const id = noticeOf(c);
  await detachFile(call.office.store, { notice: id, file: c.req.param('file') ?? '' }, doingOf(call));
  return toReply(c, call, id, { zh: '附件已删除。', en: 'The file is removed.' });
};

/** A file of a reply, to be saved. */
export const downloadFile: Handle = async (c, call) => {
  const asked = { notice: noticeOf(c), file: c.req.param('file') ?? '' };
  const file = await readReplyFile(call.office.store.db, asked, call.actor);
  return serveUpload(c, call, { sha256: file.sha256, name: file.name, type: file.type as UploadType });
};
