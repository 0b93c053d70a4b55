import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { Page } from '../../model/page.js';
import type { AnnualReport, PageView } from '../../model/site-model.js';
import { unreadReason } from '../parts/unread.js';

/** A page with less text only introduces the picture, the attachment or the frame that holds the report. */
const LEAST_REPORT = 500;

export type OpenedReport =
  | { readonly view: PageView; readonly page: Page; readonly reason?: undefined }
  | { readonly reason: CantTellReason; readonly evidence: Evidence };

/** The page that holds a report's text, or why the text cannot be read there. */
export function openReport({ page: view, unreadBecause, listedOn }: AnnualReport): OpenedReport {
  if (!view) return { reason: unreadBecause ?? 'not-crawled', evidence: listedOn };
  const reason = unreadBecause ?? unreadReason(view);
  if (reason) return { reason, evidence: view.evidence() };
  const page = view.read();
  return squeeze(page.contentText).length < LEAST_REPORT && showsMore(page)
    ? { reason: 'unreadable', evidence: view.evidence() }
    : { view, page };
}

/** Pictures, attachments or frames stand on the page, which may say what its text does not. */
export const showsMore = ({ media, facts, frames }: Page): boolean =>
  media.images + facts.attachments.length + frames.length > 0;
