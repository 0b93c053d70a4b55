/** What was wrong with a call. */
export type UsageErrorCode =
  | 'bad-address'
  | 'private-address'
  | 'bad-option'
  | 'unknown-kind'
  | 'unknown-rule'
  | 'folder-in-use'
  | 'no-snapshot'
  | 'no-report'
  | 'unknown-format'
  | 'format-unavailable';

/**
 * The call cannot be served as it is: nothing was asked of any site. `code` is for programs, `message` (Chinese) and
 * `messageEn` are for people.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: UsageErrorCode;
  readonly messageEn: string;
  constructor(code: UsageErrorCode, message: string, messageEn: string) {
    super(message);
    this.code = code;
    this.messageEn = messageEn;
  }
}
