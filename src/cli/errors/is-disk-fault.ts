/** What a disk says that is full, read-only or forbidden; anything else is a bug of ours. */
export const isDiskFault = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE'].includes(String(error.code));
