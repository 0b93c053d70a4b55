// Longer than most: every way in which a file may fail to be one stands here, each with its own sentence.
import { Type } from '@sinclair/typebox';
import { cantTell, defineCheck, failed, inapplicable, passed, unseen, type Judgement } from '../../model/check.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { FileFacts } from '../../model/page-facts.js';
import type { PageView, SampledAttachment } from '../../model/site-model.js';
import { Params, Words } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { fitOf, FORMAT_NAMES } from './fits-claim.js';

const params = Params({
  /** How many documents, and how many of their files, to open. */
  documents: Type.Integer({ minimum: 1 }),
  sample: Type.Integer({ minimum: 1 }),
  /** File types that are judged, as names end. */
  types: Words,
});

/**
 * 附件可打开: each sampled file downloads, and is what its name claims, so that common programs open it. What was refused, locked or is
 * beyond our readers is left to a person.
 */
export default defineCheck({
  id: 'documents/attachments-open',
  title: '附件能否下载、能否打开',
  needs: ({ documents, sample }) => [
    `documents:${String(documents)}` as `documents:${number}`,
    `attachments:${String(sample)}` as `attachments:${number}`,
  ],
  params,
  messages: {
    dead: {
      zh: '《{title}》的附件“{name}”打不开：地址返回 {status}。',
      en: 'The attachment {name} of {title} does not open: its address answers {status}.',
    },
    'error-page': {
      zh: '《{title}》的附件“{name}”打不开：点击后出现的是提示错误的网页，不是文件。',
      en: 'The attachment {name} of {title} does not open: an error page comes instead of the file.',
    },
    'not-a-file': {
      zh: '《{title}》的附件“{name}”应是 {claimed} 文件，下载到的却是网页。',
      en: 'The attachment {name} of {title} should be a {claimed} file, but a web page comes.',
    },
    empty: {
      zh: '《{title}》的附件“{name}”是空文件，大小为 0 字节。',
      en: 'The attachment {name} of {title} is empty: it has 0 bytes.',
    },
    broken: {
      zh: '《{title}》的附件“{name}”已损坏：{claimed} 文件不完整或结构有误，常用软件打不开。',
      en: 'The attachment {name} of {title} is broken: the {claimed} file is cut or contradicts its format, and common programs do not open it.',
    },
    mislabelled: {
      zh: '《{title}》的附件“{name}”名为 {claimed}，内容却是 {found}，按名称打不开。',
      en: 'The attachment {name} of {title} calls itself {claimed} but is {found}, and does not open by its name.',
    },
    unrecognised: {
      zh: '《{title}》的附件“{name}”名为 {claimed}，内容却不是 {claimed} 文件，也不是任何常见格式（可能被单位内部的加密软件加密）。',
      en: 'The attachment {name} of {title} calls itself {claimed}, but is neither that nor of any common format (encryption software of the office may have locked it).',
    },
    doubtful: {
      zh: '《{title}》的附件“{name}”名为 {claimed}，内容是 {found}，有的软件打不开，请人工打开核对。',
      en: 'The attachment {name} of {title} calls itself {claimed} but is {found}; some programs refuse it. A person should open it.',
    },
    locked: {
      zh: '《{title}》的附件“{name}”有密码保护，请人工核对公众能否打开。',
      en: 'The attachment {name} of {title} is protected by a password. A person should see whether the public can open it.',
    },
  },
  *targets(site, { types }) {
    const { things, isWhole, reason, looked } = site.attachments;
    const judged = things.filter(({ type }) => types.includes(type));
    yield* judged;
    return judged.length === 0 && !isWhole ? unseen(reason ?? 'not-crawled', looked) : undefined;
  },
  judge(attachment: SampledAttachment): Judgement {
    const { state, page, reason = 'unreadable', claimedBy } = attachment;
    if (state === 'dead')
      return page && page.status >= 400
        ? fault(attachment, 'dead', { status: page.status })
        : fault(attachment, 'error-page');
    if (page && claimedBy === 'address' && isEmpty(page)) return fault(attachment, 'empty');
    if (state === 'unseen' || !page) return unknown(attachment, reason);
    const { file, kind } = page.facts;
    if (kind === 'attachment') return file ? judgeFile(attachment, file) : unknown(attachment, 'unreadable');
    // Words that name a file may lead to a page that shows what it says.
    if (claimedBy === 'text') return inapplicable('no-targets');
    return isOnlyAPage(attachment, page) ? fault(attachment, 'not-a-file') : unknown(attachment, 'unreadable');
  },
});

function judgeFile(attachment: SampledAttachment, { format, failure }: FileFacts): Judgement {
  if (failure === 'empty') return fault(attachment, 'empty');
  const found = FORMAT_NAMES[format];
  // Whatever an encrypted package holds is not told from outside.
  if (failure === 'encrypted') return question(attachment, 'locked');
  if (failure === 'reader-failed' && format === 'unknown') return unknown(attachment, 'unreadable');
  const fit = fitOf(attachment.type, format);
  if (fit === 'other')
    return format === 'unknown' ? fault(attachment, 'unrecognised') : fault(attachment, 'mislabelled', { found });
  if (failure === 'damaged' || failure === 'truncated') return fault(attachment, 'broken');
  if (fit === 'doubtful')
    return format === 'unknown' ? unknown(attachment, 'unreadable') : question(attachment, 'doubtful', { found });
  if (failure === 'timeout' || failure === 'too-large') return unknown(attachment, 'truncated');
  if (failure === 'unsupported' || failure === 'reader-failed') return unknown(attachment, 'unreadable');
  return passed();
}

/** Of no bytes. */
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const isEmpty = (page: PageView): boolean => page.status < 300 && page.evidence().sha256 === EMPTY_SHA256;

/** A page that neither shows the file nor leads to it: no viewer, frame, form or link to a file. Old office files may be mark-up. */
function isOnlyAPage({ type }: SampledAttachment, view: PageView): boolean {
  if (/^(?:docx?|xlsx?|wps|et)$/.test(type)) return false;
  const { needsBrowser, unread, kind, attachments } = view.facts;
  if (needsBrowser !== undefined || unread !== undefined || kind === 'shell' || kind === 'challenge') return false;
  const { frames, redirect, forms, media } = view.read();
  return (
    frames.length + forms.length + media.images + media.videos + attachments.length === 0 && redirect === undefined
  );
}

const about = ({ text, documentTitle, type }: SampledAttachment): Readonly<Record<string, string>> => ({
  title: documentTitle,
  name: text,
  claimed: type.toUpperCase(),
});

const placed = (attachment: SampledAttachment) => ({
  evidence: [...(attachment.page ? [attachment.page.evidence()] : []), attachment.linkedFrom],
  url: attachment.url,
  key: attachment.url,
});

const fault = (attachment: SampledAttachment, code: string, data: Readonly<Record<string, unknown>> = {}): Judgement =>
  failed({ code, data: { ...about(attachment), ...data }, ...placed(attachment) });

const question = (
  attachment: SampledAttachment,
  code: string,
  data: Readonly<Record<string, unknown>> = {},
): Judgement => cantTell('candidates', { code, data: { ...about(attachment), ...data }, ...placed(attachment) });

const unknown = (attachment: SampledAttachment, reason: CantTellReason): Judgement =>
  undecided(`附件“${attachment.text}”`, reason, placed(attachment).evidence, { key: attachment.url });
