import type { CantTellReason } from '../../model/outcome.js';
import type { PageView } from '../../model/site-model.js';

/**
 * Why a page's own text is not what a reader sees, or undefined where it was read whole: an error or challenge page, a
 * shell that script fills, an attachment without extracted text, bytes that are no page or only a piece of one.
 */
export function unreadReason(view: PageView): CantTellReason | undefined {
  const { kind, needsBrowser, textLength, unread } = view.facts;
  if (unread !== undefined) return CUT.has(unread) ? 'truncated' : 'unreadable';
  if (kind === 'challenge' || kind === 'shell') return 'needs-browser';
  if (!view.isRendered && (needsBrowser === 'script-shell' || needsBrowser === 'cookie-challenge'))
    return 'needs-browser';
  if (kind === 'error' || view.status >= 400) return 'unreadable';
  if (kind === 'attachment' && textLength === 0) return 'unreadable';
  return undefined;
}

/** Of these pages a piece was read. */
const CUT: ReadonlySet<string> = new Set(['part', 'cut', 'too-complex']);

/** Why a page's list rows may not be all, or undefined where they were read whole. */
export const unreadRows = (view: PageView): CantTellReason | undefined =>
  unreadReason(view) ?? (!view.isRendered && view.facts.needsBrowser === 'xhr-list' ? 'needs-browser' : undefined);

/** Why marks of the page's foot may be missing from its bytes, or undefined. */
export const unreadFooter = (view: PageView): CantTellReason | undefined =>
  unreadReason(view) ??
  (!view.isRendered && (view.facts.needsBrowser === 'footer-script' || view.facts.needsBrowser === 'frame-footer')
    ? 'needs-browser'
    : undefined);
