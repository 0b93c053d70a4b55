import type { PageDigest } from '../model/page.js';

/** contract.md, At the edges: statuses by which a shield or a server refuses us, and says nothing about the page. */
const REFUSALS = new Set([401, 403, 412, 421, 422, 429, 521]);

/** True for an answer that is a refusal or a challenge instead of a page. */
export const isRefusal = (status: number, digest?: PageDigest): boolean =>
  REFUSALS.has(status) || digest?.facts.kind === 'challenge';
