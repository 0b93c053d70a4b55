import type { CDPSession } from 'playwright';

/** A script of ours may take so long in the page, then it is cut off there. */
const SCRIPT_LIMIT_MS = 5_000;

/**
 * The DOM as HTML in UTF-8, read in a world of its own that scripts of the page cannot reach. Undefined where it is
 * longer than the limit: it is not brought over at all. Rejects while the page is on its way elsewhere.
 */
export async function readDom(session: CDPSession, limitBytes: number): Promise<Buffer | undefined> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId: executionContextId,
    expression: `(() => {
      const doctype = document.doctype ? new XMLSerializer().serializeToString(document.doctype) : '';
      const html = doctype + (document.documentElement ? document.documentElement.outerHTML : '');
      return html.length > ${limitBytes} ? null : html;
    })()`,
    returnByValue: true,
    timeout: SCRIPT_LIMIT_MS,
  });
  if (exceptionDetails) throw new Error('the page could not be read');
  if (typeof result.value !== 'string') return undefined;
  const html = Buffer.from(result.value, 'utf8');
  return html.length > limitBytes ? undefined : html;
}
