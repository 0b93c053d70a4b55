/** What this machine can do while crawling. */
import { createSocket } from 'node:dgram';
import { isPublicAddress } from '../lib/net/address.js';
import { BROWSER_SWITCHED_OFF } from '../model/snapshot.js';
import type { Environment } from '../model/snapshot.js';

/** Where a browser is, or why there is none; `src/lib/browser` finds it. */
export type BrowserAtHand = { readonly path: string; readonly version?: string } | { readonly why: string };

/** A public resolver of Alibaba Cloud: a global unicast address that routes tell about. Nothing is sent to it. */
const GLOBAL_IPV6 = '2400:3200::1';

/**
 * True if the machine can send to an IPv6 address: connecting a UDP socket asks the kernel for route and source and
 * sends no packet. A route to the public internet whose source is private (a container's) is none: what would not
 * answer over it says nothing about the site.
 */
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
    // An error comes to this callback and not as an event, whatever the types say.
    socket.connect(53, address, (error?: Error) => {
      answer(!error && (isOwnNetwork(address) || isPublicAddress(socket.address().address)));
    });
  });
}

/** Loopback and the private networks of staging sites: there a private source is the right one. */
const isOwnNetwork = (address: string): boolean => /^(?:::1$|f[cd]|fe80:)/i.test(address);

export function describeBrowser(browser: BrowserAtHand | undefined): Environment['browser'] {
  if (!browser) return { available: false, why: BROWSER_SWITCHED_OFF };
  if ('why' in browser) return { available: false, why: browser.why };
  return { available: true, ...(browser.version !== undefined && { version: browser.version }) };
}
