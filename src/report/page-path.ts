/**
 * A page's address as a relative path, `www.example.gov.cn/zwgk/index.html`: what tools that know files only accept and show.
 * Code scanning refuses whole uploads for one `https:` address (github/codeql-action#754). Undefined if it is no web address.
 */
export function pagePath(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, pathname, search } = new URL(address);
  if ((protocol !== 'http:' && protocol !== 'https:') || host === '') return undefined;
  return encodeURIComponent(host) + strict(pathname) + strict(search);
}

/** Percent-encodes what RFC 3986 forbids and browsers let stand. */
const strict = (part: string): string =>
  part.replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]/g, (character) => encodeURIComponent(character));
