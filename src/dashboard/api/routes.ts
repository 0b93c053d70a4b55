import { route, type Route } from '../route.js';
import { asRoute } from './as-route.js';
import { ENDPOINTS } from './endpoints.js';
import { showGuide } from './guide-page.js';
import { openapi } from './openapi.js';
import { API_WORDS } from './words.js';

/** The API, its document, and a page about it. */
export const routes: readonly Route[] = [
  ...ENDPOINTS.map(asRoute),
  route({
    ...{ method: 'GET', path: '/api/openapi.json', right: 'signed-in', sight: 'none', title: API_WORDS.openapi },
    handle: (c, { office }) => c.json(openapi(office.version)),
  }),
  route({
    ...{ method: 'GET', path: '/api', right: 'signed-in', sight: 'none', title: API_WORDS.title },
    handle: showGuide,
  }),
];
