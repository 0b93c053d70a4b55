/** Query parameters that carry a session or defeat a cache and do nothing else, in lower case. `sid` is a site id in some systems. */
const SESSION_PARAMETERS =
  /^(?:phpsessid|jsessionid|aspsessionid[a-z]*|cfid|cftoken|sessionid|session_id|sessid|_|rnd|rand|random|nocache)$/;

/** RFC 3986 6.2.2.2: these stand for themselves. */
const UNRESERVED = /[A-Za-z0-9._~-]/;

/**
 * The form of an http(s) address that two spellings of one resource share: no fragment, credentials, default port or
 * session id, one case of percent-encoding. Undefined for anything else. What a server may tell apart stays apart:
 * scheme, closing slash, doubled slashes, order of the query.
 */
export function normaliseUrl(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return undefined;
  // Each assignment writes the whole address anew.
  if (url.hash !== '') url.hash = '';
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.replace(/\.+$/, '');
  const path = normalisePercents(url.pathname)
    .replace(/;jsessionid=[^/;]*/gi, '')
    .replace(/\/\(S\([a-z0-9]{24}\)\)(?=\/)/gi, '');
  return `${url.protocol}//${url.host}${path}${withoutSessions(url.search)}`;
}

/** An address as it may be written down: as asked, less fragment and credentials. */
export function withoutCredentials(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (url.href.includes('#')) url.hash = '';
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  return url.href;
}

/** What `Math.random()` gives, under whatever name. */
const RANDOM_NUMBER = /^0\.\d{8,}$/;

function withoutSessions(search: string): string {
  if (search === '') return '';
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return !SESSION_PARAMETERS.test(name.toLowerCase()) && !RANDOM_NUMBER.test(value);
    })
    .join('&');
  return kept === '' ? '' : `?${normalisePercents(kept)}`;
}

function normalisePercents(text: string): string {
  return text.replace(/%[0-9a-fA-F]{2}/g, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return UNRESERVED.test(character) ? character : code.toUpperCase();
  });
}
