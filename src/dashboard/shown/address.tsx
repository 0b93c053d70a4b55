import { plain } from '../../report/neutralise.js';
import { webAddress } from '../../report/web-address.js';

/** An address of an audited site: a link that tells it nothing of us, where it is one of the web; else plain text. */
export function SiteAddress({ url, text = url }: { readonly url: string; readonly text?: string }) {
  const href = webAddress(url);
  return href === undefined ? (
    <span class="address">{plain(text)}</span>
  ) : (
    <a class="address" href={href} target="_blank" rel="noopener noreferrer nofollow">
      {plain(text)}
    </a>
  );
}
