/** What every way of sending is given besides the content. */
export interface Sending {
  /** Of the message; the same at each try. */
  readonly id: string;
  /** Mail address or URL. */
  readonly target: string;
  readonly secret: string | undefined;
  /** Hosts of the house may be reached: switched on by whoever runs the machine. */
  readonly allowPrivate: boolean;
  readonly now: () => Date;
  readonly userAgent: string;
  /** Called right before anything that counts leaves; rejects where the try is no longer ours. */
  readonly handOver: () => Promise<void>;
  /** How mail leaves; undefined where it is not set. */
  readonly mailServer: MailServer | undefined;
}

/** `smtp://user:password@host:port` (STARTTLS where there is a password) or `smtps://…`; `sender` stands as From. */
export interface MailServer {
  readonly url: string;
  readonly sender: string;
  /** Name beside the address. */
  readonly senderName: string;
  /** From the machine's own settings, not from a page: may lie in the house. */
  readonly isTrusted: boolean;
}
