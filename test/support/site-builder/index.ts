/** Synthetic government sites: describe one, build it, serve it. */
export { buildSite } from './build-site.js';
export { dueYears } from './fill-reports.js';
export { daysBefore, yearsBefore } from './dates.js';
export { serveNames } from './serve-names.js';
export type { NameServer } from './serve-names.js';
export { serveSite } from './serve-site.js';
export type { ServedSite } from './serve-site.js';
export type { Answer, Handler, Site } from './site.js';
export type { SiteSpec } from './spec.js';
