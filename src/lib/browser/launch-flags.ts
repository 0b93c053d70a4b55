/** Flags every browser of ours is started with: nothing phones home, nothing asks, and a shared /dev/shm of 64 MB (containers) does not crash pages. */
export function launchFlags(): readonly string[] {
  return [
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
