import { route } from '../route.js';
import { showSearch } from './search-page.js';

export const routes = [
  route({
    method: 'GET',
    path: '/search',
    right: 'read',
    sight: 'own',
    title: { zh: '搜索', en: 'Search' },
    handle: showSearch,
  }),
];
