import { route, type Route } from '../route.js';
import { doChangePassword, doCreateToken, doRevokeToken, showAccount } from './account-page.js';
import { doSetPassword, showSetPassword } from './set-password.js';
import { doSignIn, doSignOut, showSignIn } from './sign-in.js';
import { WORDS } from './words.js';

const open = { right: 'public', sight: 'none' } as const;
/** A name and a password: whoever has not come in gets no more read. */
const STRANGERS_BYTES = 20_000;
const own = { right: 'signed-in', sight: 'none' } as const;

/** Coming in, and one's own account. */
export const routes: readonly Route[] = [
  route({ method: 'GET', path: '/sign-in', ...open, title: WORDS.signIn, handle: showSignIn }),
  route({
    method: 'POST',
    path: '/sign-in',
    ...open,
    bodyBytes: STRANGERS_BYTES,
    title: WORDS.signIn,
    handle: doSignIn,
  }),
  route({ method: 'POST', path: '/sign-out', ...own, title: { zh: '退出', en: 'Sign out' }, handle: doSignOut }),
  route({ method: 'GET', path: '/set-password', ...open, title: WORDS.setPassword, handle: showSetPassword }),
  route({
    method: 'POST',
    path: '/set-password',
    ...open,
    bodyBytes: STRANGERS_BYTES,
    title: WORDS.setPassword,
    handle: doSetPassword,
  }),
  route({ method: 'GET', path: '/account', ...own, title: WORDS.account, handle: showAccount }),
  route({ method: 'POST', path: '/account/password', ...own, title: WORDS.changePassword, handle: doChangePassword }),
  route({ method: 'POST', path: '/account/tokens', ...own, title: WORDS.create, handle: doCreateToken }),
  route({ method: 'POST', path: '/account/tokens/:token/revoke', ...own, title: WORDS.revoke, handle: doRevokeToken }),
];
