/** What this machine can do while crawling. */
import { createSocket } from 'node:dgram';
import type { Environment } from '../model/snapshot.js';

/** Where a browser is, or why there is none; `src/lib/browser` finds it. */
export type BrowserAtHand = { readonly path: string; readonly version?: string } | { readonly why: string };

/** A public resolver of Alibaba Cloud: a global unicast address that routes tell about. Nothing is sent to it. */
const GLOBAL_IPV6 = '2400:3200::1';

/** True if the machine has a route to an IPv6 address: connecting a UDP socket asks the kernel and sends no packet. */
export async function hasIpv6Route(address: string = GLOBAL_IPV6): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = createSocket('udp6');
    const answer = (hasRoute: boolean): void => {
      socket.close();
      resolve(hasRoute);
    };
    socket.once('error', () => {
      answer(false);
    });
    socket.connect(53, address, () => {
      answer(true);
    });
  });
}

export function describeBrowser(browser: BrowserAtHand | undefined): Environment['browser'] {
  if (!browser) return { available: false, why: 'switched off' };
  if ('why' in browser) return { available: false, why: browser.why };
  return { available: true, ...(browser.version !== undefined && { version: browser.version }) };
}
