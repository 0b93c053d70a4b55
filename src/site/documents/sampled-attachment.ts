import type { LocatedAttachment } from '../../locate/documents/attachments.js';
import { fileType } from '../../page/document/attachments.js';
import type { SampledAttachment } from '../../model/site-model.js';
import { evidenceOf } from '../page-views.js';
import type { PageViews } from '../page-views.js';

/** 附件: what a file claims to be, and what came when it was asked for. */
export function readSampledAttachment(
  { attachment, on, visit }: LocatedAttachment,
  views: PageViews,
): SampledAttachment {
  const page = 'page' in visit ? visit.page : undefined;
  return {
    ...attachment,
    claimedBy: fileType(attachment.url) === attachment.type ? 'address' : 'text',
    linkedFrom: evidenceOf(on, attachment.text),
    documentTitle: on.digest.facts.title,
    state: visit.state === 'seen' ? 'answered' : visit.state === 'dead' ? 'dead' : 'unseen',
    ...('reason' in visit ? { reason: visit.reason } : {}),
    ...(page ? { page: views.viewOf(page) } : {}),
  };
}
