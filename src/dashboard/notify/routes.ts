import { route, type Route } from '../route.js';
import { doAddChannel, doSetMailServer, doSwitchChannel, doTestChannel, showChannels } from './channels-page.js';
import { doSubscribeChannel, showChannel } from './channel-page.js';
import { doSendAgain, showMessages } from './messages-page.js';
import { doSaveOwn, showOwn } from './own-page.js';
import { WORDS } from './words.js';

const BASE = '/notifications';
const own = { right: 'signed-in', sight: 'own', title: WORDS.title } as const;
const admin = { right: 'admin', sight: 'all', title: WORDS.channels } as const;

/** What people and groups are told. */
export const routes: readonly Route[] = [
  route({ method: 'GET', path: BASE, ...own, handle: showOwn }),
  route({ method: 'POST', path: BASE, ...own, handle: doSaveOwn }),
  route({ method: 'GET', path: `${BASE}/messages`, ...own, title: WORDS.messages, handle: showMessages }),
  route({ method: 'POST', path: `${BASE}/messages/:message/again`, ...admin, title: WORDS.again, handle: doSendAgain }),
  route({ method: 'GET', path: `${BASE}/channels`, ...admin, handle: showChannels }),
  route({ method: 'POST', path: `${BASE}/channels`, ...admin, handle: doAddChannel }),
  route({ method: 'POST', path: `${BASE}/channels/mail-server`, ...admin, handle: doSetMailServer }),
  route({ method: 'GET', path: `${BASE}/channels/:channel`, ...admin, handle: showChannel }),
  route({ method: 'POST', path: `${BASE}/channels/:channel/switch`, ...admin, handle: doSwitchChannel }),
  route({ method: 'POST', path: `${BASE}/channels/:channel/test`, ...admin, handle: doTestChannel }),
  route({ method: 'POST', path: `${BASE}/channels/:channel/subscription`, ...admin, handle: doSubscribeChannel }),
];
