/**
 * Flags every browser of ours is started with: nothing phones home, nothing asks, and a shared /dev/shm of 64 MB (containers) does not crash pages.
 * The sandbox is given up only where Chromium refuses to start with it, for the superuser of a Unix system.
 */
export function launchFlags(isSuperuser: boolean): readonly string[] {
  return [
    ...(isSuperuser ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-default-browser-check',
  ];
}

/** Whether this process runs as root, which Chromium's sandbox does not allow. */
export function isSuperuser(): boolean {
  return typeof process.getuid === 'function' && process.getuid() === 0;
}
