import { route, type Route } from '../route.js';
import { UPLOAD_FORM_BYTES } from '../uploads/keep-upload.js';
import {
  discard,
  draft,
  extend,
  issue,
  issueMany,
  letter,
  noticeOf,
  retest,
  sendBack,
  settleItems,
  withdraw,
} from './actions.js';
import { bulletinLetter, bulletinPage, chooseListCounting } from './bulletin-page.js';
import { choosePage } from './choose-page.js';
import { ledgerPage } from './ledger-page.js';
import { noticePage } from './notice-page.js';
import { noticesPage } from './notices-page.js';
import { progressPage } from './progress-page.js';
import { addFiles, downloadFile, downloadTable, removeFile, sendReply, uploadTable } from './reply-actions.js';
import { replyPage } from './reply-page.js';
import { W } from './words.js';

const NOTICE = '/rectification/notices/:notice';

/** 整改: ledger, notices, replies, progress. Replies are taken from units (`reply`) and from supervisors: the room checks which. */
export const routes: readonly Route[] = [
  route({ method: 'GET', path: '/rectification', right: 'read', sight: 'own', title: W.ledger, handle: ledgerPage }),
  route({
    method: 'GET',
    path: '/rectification/progress',
    right: 'read',
    sight: 'own',
    title: W.progress,
    handle: progressPage,
  }),
  route({
    method: 'GET',
    path: '/rectification/notices',
    right: 'read',
    sight: 'own',
    title: W.notices,
    handle: noticesPage,
  }),
  route({
    method: 'GET',
    path: '/rectification/notices/new',
    right: 'rectify',
    sight: 'all',
    title: W.draftNew,
    handle: (c, call) => choosePage(c, call),
  }),
  route({
    method: 'POST',
    path: '/rectification/notices',
    right: 'rectify',
    sight: 'all',
    title: W.draftNew,
    handle: draft,
  }),
  route({
    method: 'POST',
    path: '/rectification/issue',
    right: 'rectify',
    sight: 'all',
    title: W.notices,
    handle: issueMany,
  }),
  route({
    method: 'GET',
    path: NOTICE,
    right: 'read',
    sight: 'own',
    title: W.notice,
    handle: (c, call) => noticePage(c, call, noticeOf(c)),
  }),
  route({ method: 'GET', path: `${NOTICE}/letter`, right: 'read', sight: 'own', title: W.notice, handle: letter }),
  ...(
    [
      ['issue', issue],
      ['discard', discard],
      ['extend', extend],
      ['withdraw', withdraw],
      ['retest', retest],
      ['send-back', sendBack],
      ['items', settleItems],
    ] as const
  ).map(([what, handle]) =>
    route({ method: 'POST', path: `${NOTICE}/${what}`, right: 'rectify', sight: 'own', title: W.notice, handle }),
  ),
  route({
    method: 'GET',
    path: `${NOTICE}/reply`,
    right: 'read',
    sight: 'own',
    title: W.reply,
    handle: (c, call) => replyPage(c, call, noticeOf(c)),
  }),
  route({ method: 'POST', path: `${NOTICE}/reply`, right: 'read', sight: 'own', title: W.reply, handle: sendReply }),
  route({
    method: 'GET',
    path: `${NOTICE}/reply.xlsx`,
    right: 'read',
    sight: 'own',
    title: W.reply,
    handle: downloadTable,
  }),
  route({
    method: 'POST',
    path: `${NOTICE}/reply.xlsx`,
    right: 'read',
    sight: 'own',
    title: W.reply,
    bodyBytes: 4_000_000,
    handle: uploadTable,
  }),
  route({
    method: 'POST',
    path: `${NOTICE}/files`,
    right: 'read',
    sight: 'own',
    title: W.reply,
    bodyBytes: UPLOAD_FORM_BYTES,
    handle: addFiles,
  }),
  route({
    method: 'POST',
    path: `${NOTICE}/files/:file/remove`,
    right: 'read',
    sight: 'own',
    title: W.reply,
    handle: removeFile,
  }),
  route({
    method: 'GET',
    path: `${NOTICE}/files/:file`,
    right: 'read',
    sight: 'own',
    title: W.reply,
    handle: downloadFile,
  }),
  route({ method: 'GET', path: '/bulletins', right: 'read', sight: 'all', title: W.bulletins, handle: bulletinPage }),
  route({
    method: 'GET',
    path: '/bulletins/letter',
    right: 'read',
    sight: 'all',
    title: W.bulletins,
    handle: bulletinLetter,
  }),
  route({
    method: 'POST',
    path: '/bulletins/counting',
    right: 'rectify',
    sight: 'all',
    title: W.bulletins,
    handle: chooseListCounting,
  }),
];
