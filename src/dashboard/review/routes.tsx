import { route, type Route } from '../route.js';
import { UPLOAD_FORM_BYTES } from '../uploads/keep-upload.js';
import { doLodge, doWithdrawAppeal, showAppeal, showAppeals, showLodge } from './appeals-pages.js';
import { doBatch, showBatch } from './batch-page.js';
import { showDisagreement } from './disagreement-page.js';
import { fileOfAppeal, fileOfItem } from './item-files.js';
import { doDecide, doRelease, doWithdraw, showItem } from './item-page.js';
import { showQueue } from './queue-page.js';
import { doRaise, showRaise } from './raise-page.js';
import { doSheet, fileOfSheet, showSheet } from './sheet-page.js';
import { WORDS } from './words.js';

const review = { right: 'review', sight: 'own', title: WORDS.review } as const;
const appeals = { right: 'read', sight: 'own', title: WORDS.appeals } as const;
const files = { bodyBytes: UPLOAD_FORM_BYTES } as const;

/** What evaluators decide, and what units object to. */
export const routes: readonly Route[] = [
  route({ method: 'GET', path: '/review', ...review, handle: showQueue }),
  route({ method: 'GET', path: '/review/batch', ...review, handle: showBatch }),
  route({ method: 'POST', path: '/review/batch', ...review, handle: doBatch }),
  route({ method: 'GET', path: '/review/sheet', ...review, handle: showSheet }),
  route({ method: 'GET', path: '/review/sheet/file', ...review, handle: fileOfSheet }),
  route({ method: 'POST', path: '/review/sheet', ...review, ...files, handle: doSheet }),
  route({ method: 'GET', path: '/review/disagreement', ...review, sight: 'all', handle: showDisagreement }),
  route({ method: 'GET', path: '/review/:item', ...review, handle: showItem }),
  route({ method: 'POST', path: '/review/:item', ...review, ...files, handle: doDecide }),
  route({ method: 'POST', path: '/review/:item/release', ...review, handle: doRelease }),
  route({ method: 'POST', path: '/review/:item/withdraw', ...review, handle: doWithdraw }),
  route({ method: 'GET', path: '/review/:item/files/:sha256', ...review, handle: fileOfItem }),
  route({ method: 'GET', path: '/sites/:site/objection', ...review, sight: 'site', handle: showRaise }),
  route({ method: 'POST', path: '/sites/:site/objection', ...review, ...files, sight: 'site', handle: doRaise }),
  route({ method: 'GET', path: '/appeals', ...appeals, handle: showAppeals }),
  route({ method: 'GET', path: '/appeals/:appeal', ...appeals, handle: showAppeal }),
  route({ method: 'GET', path: '/appeals/:appeal/files/:sha256', ...appeals, handle: fileOfAppeal }),
  route({ method: 'POST', path: '/appeals/:appeal/withdraw', ...appeals, right: 'reply', handle: doWithdrawAppeal }),
  route({ method: 'GET', path: '/sites/:site/appeal', ...appeals, right: 'reply', sight: 'site', handle: showLodge }),
  route({
    ...{ method: 'POST', path: '/sites/:site/appeal', ...appeals, ...files },
    ...{ right: 'reply', sight: 'site', handle: doLodge },
  }),
];
