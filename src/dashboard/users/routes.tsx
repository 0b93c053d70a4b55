import { route, type Route } from '../route.js';
import { doChangeUser, doInvite, showUser } from './user-page.js';
import { doCreateUser, showNewUser, showUsers } from './users-page.js';
import { WORDS } from './words.js';

const admin = { right: 'admin', sight: 'all' } as const;

/** Users: administrators only. */
export const routes: readonly Route[] = [
  route({ method: 'GET', path: '/users', ...admin, title: WORDS.users, handle: showUsers }),
  route({ method: 'GET', path: '/users/new', ...admin, title: WORDS.create, handle: showNewUser }),
  route({ method: 'POST', path: '/users', ...admin, title: WORDS.create, handle: doCreateUser }),
  route({ method: 'GET', path: '/users/:user', ...admin, title: WORDS.users, handle: showUser }),
  route({ method: 'POST', path: '/users/:user', ...admin, title: WORDS.save, handle: doChangeUser }),
  route({ method: 'POST', path: '/users/:user/link', ...admin, title: WORDS.link, handle: doInvite }),
];
