export interface MailUrl {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly isTls: boolean;
  /** STARTTLS or nothing: a password never leaves in the clear, unless `?tls=never` says so. */
  readonly requiresTls: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
}

/** Reads `smtp://user:password@host:port?tls=always|never` or `smtps://…`; undefined for what is none. */
export function parseMailUrl(text: string): MailUrl | undefined {
  let url: URL;
  try {
    // `smtp:` is no special scheme: read by the rules of one that is.
    if (!/^smtps?:\/\//i.test(text)) return undefined;
    url = new URL(text.replace(/^smtp/i, 'http'));
  } catch {
    return undefined;
  }
  const isTls = /^smtps:/i.test(text);
  const tls = url.searchParams.get('tls');
  if (url.hostname === '' || (tls !== null && tls !== 'always' && tls !== 'never')) return undefined;
  const port = /:(\d+)$/.exec(url.host)?.[1] ?? /^[^/]*:\/\/(?:[^@/]*@)?[^:/]*:(\d+)/.exec(text)?.[1];
  let auth: MailUrl['auth'];
  try {
    auth =
      url.username === ''
        ? undefined
        : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  } catch {
    return undefined;
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: port === undefined ? (isTls ? 465 : auth ? 587 : 25) : Number(port),
    isTls,
    requiresTls: !isTls && tls !== 'never' && (tls === 'always' || auth !== undefined),
    auth,
  };
}
