/** What this machine has of what some truths depend on. */
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';

/** Whether an installed browser is in one of the usual places. */
export const HAS_BROWSER = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium-headless-shell',
].some((path) => existsSync(path));

/** Whether ::1 is there to be listened on and asked. */
export const HAS_IPV6_LOOPBACK = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);
