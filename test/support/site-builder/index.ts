/** Synthetic government sites: describe one, build it, serve it. */
export { buildSite } from './build-site.js';
export { serveNames } from './serve-names.js';
export { serveSite } from './serve-site.js';
export type { Answer, Handler, LoggedRequest } from './site.js';
export type { SiteSpec } from './spec.js';
export type { PolicySpec } from './policies.js';
