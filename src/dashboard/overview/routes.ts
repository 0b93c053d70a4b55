import { route } from '../route.js';
import { showOverview } from './overview-page.js';

export const routes = [
  route({
    method: 'GET',
    path: '/',
    right: 'read',
    sight: 'own',
    title: { zh: '总览', en: 'Overview' },
    handle: showOverview,
  }),
];
