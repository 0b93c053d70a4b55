import { route } from '../route.js';
import { showRanking } from './ranking-page.js';

export const routes = [
  route({
    method: 'GET',
    path: '/ranking',
    right: 'read',
    sight: 'own',
    title: { zh: '排名', en: 'Ranking' },
    handle: showRanking,
  }),
];
