import { route, type Route } from '../route.js';
import { showAvailability } from './list-page.js';
import { doPause, showSiteAvailability } from './site-page.js';
import { WORDS } from './words.js';

/** Whether sites answer, day and night. */
export const routes: readonly Route[] = [
  route({
    ...{ method: 'GET', path: '/availability', right: 'read', sight: 'own', title: WORDS.title },
    handle: showAvailability,
  }),
  route({
    ...{ method: 'GET', path: '/availability/:site', right: 'read', sight: 'site', title: WORDS.title },
    handle: showSiteAvailability,
  }),
  route({
    ...{ method: 'POST', path: '/availability/:site/watch', right: 'run', sight: 'site', title: WORDS.pause },
    handle: doPause,
  }),
];
