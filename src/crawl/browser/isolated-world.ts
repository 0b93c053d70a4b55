/** Scripts of ours in a page, in a world of their own: they share its DOM and nothing that its scripts could forge. */
import type { CDPSession } from 'playwright';

export interface World {
  readonly session: CDPSession;
  readonly frameId: string;
  readonly contextId: number;
}

/** Rejects where the frame is gone, or lives in a process of its own as other bodies' pages do. */
export async function enterWorld(session: CDPSession, frameId: string, worldName: string): Promise<World> {
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName });
  return { session, frameId, contextId: executionContextId };
}

/** The frame of the page itself. */
export const mainFrameOf = async (session: CDPSession): Promise<string> =>
  (await session.send('Page.getFrameTree')).frameTree.frame.id;

/** The value of an expression, a promise's too. What runs longer than the limit is cut off; rejects then, and on any error. */
export async function evaluateIn<T>({ session, contextId }: World, expression: string, limitMs: number): Promise<T> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId,
    expression,
    returnByValue: true,
    awaitPromise: true,
    timeout: limitMs,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}

/** The id of the document that the frame element which an expression gives shows; undefined where it is none. */
export async function frameOf({ session, contextId }: World, expression: string): Promise<string | undefined> {
  const { result } = await session.send('Runtime.evaluate', { contextId, expression });
  if (result.objectId === undefined) return undefined;
  const { node } = await session.send('DOM.describeNode', { objectId: result.objectId });
  return node.frameId;
}
