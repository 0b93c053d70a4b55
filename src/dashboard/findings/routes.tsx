import { route } from '../route.js';
import { showFinding } from './finding-page.js';
import { showFindings } from './list-page.js';

export const routes = [
  route({
    method: 'GET',
    path: '/findings',
    right: 'read',
    sight: 'own',
    title: { zh: '问题', en: 'Findings' },
    handle: showFindings,
  }),
  route({
    method: 'GET',
    path: '/findings/:finding',
    right: 'read',
    sight: 'own',
    title: { zh: '一个问题', en: 'A finding' },
    handle: (c, call) => showFinding(c, call, c.req.param('finding') ?? ''),
  }),
];
