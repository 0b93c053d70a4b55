/** Whether the links of a stored chain hang together, and where one was changed without the others. */
import type { Chain, ChainLink, LooseLink } from '../model/chain.js';
import type { Alteration } from './alteration.js';
import { canonical } from '../lib/text/canonical-json.js';
import { nextHash, startOf } from './chain.js';

/** What a link is about, the same before and after it was changed. */
export function keyOf(link: LooseLink): string {
  switch (link.step) {
    case 'record':
      return `record ${link.id ?? link.offset}`;
    case 'outcome':
      return `outcome ${link.rule}`;
    case 'site':
      return `site ${link.site}`;
    case 'decision':
      return `decision ${link.subject}`;
    case 'file':
    case 'picture':
      return `${link.step} ${link.file}`;
    default:
      return link.step;
  }
}

/** True where two links say the same of their thing. */
export const saySame = (one: LooseLink, other: LooseLink): boolean => contentOf(one) === contentOf(other);

const contentOf = (link: LooseLink): string => {
  const { chain: _, ...loose } = link as ChainLink;
  return canonical(loose);
};

/** A link as it was sealed, as far as that can be told, and what is wrong with the chain itself there. */
export interface SealedLink {
  readonly link: ChainLink;
  readonly fault?: Alteration;
}

/**
 * The links with what is wrong with each as a link. `actual` are the links as the things are now: where the running hash
 * follows from one of them and not from the stored link, the thing is as it was and only its link was changed; then the
 * former stands in its place.
 */
export function checkLinks(chain: Chain, actual: readonly LooseLink[]): readonly SealedLink[] {
  const now = new Map(actual.map((link) => [keyOf(link), link]));
  const stored = new Set(chain.links.map(keyOf));
  // Where a link was made to name something else, the thing that it named stands in no link.
  const unnamed = actual.filter((link) => !stored.has(keyOf(link)));
  let previous = startOf(chain);
  return chain.links.map((link) => {
    const before = previous;
    previous = link.chain;
    if (nextHash(before, link) === link.chain) return { link };
    const own = now.get(keyOf(link));
    const thing = [...(own ? [own] : []), ...unnamed].find((one) => nextHash(before, one) === link.chain);
    if (thing) return { link: { ...thing, chain: link.chain }, fault: { kind: 'link-changed', link: keyOf(thing) } };
    return { link, fault: { kind: 'link-unlinked', link: keyOf(link) } };
  });
}

/** The head is that of the last link. */
export const hasItsHead = (chain: Chain): boolean => chain.head === (chain.links.at(-1)?.chain ?? startOf(chain));
