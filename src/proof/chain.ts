/** Links become a chain here, and a stored chain is read. */
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { Value } from '@sinclair/typebox/value';
import { ChainSchema, type Chain, type ChainLink, type LooseLink } from '../model/chain.js';
import { canonical, sha256 } from '../lib/text/canonical-json.js';

/** What stands above the links and binds them: the first running hash is the sha256 of its canonical JSON. */
export type ChainHeader = Pick<Chain, 'format' | 'tool' | 'of'>;

export const startOf = ({ format, tool, of }: ChainHeader): string => sha256(canonical({ format, tool, of }));

/** The running hash after a link. */
export const nextHash = (previous: string, link: LooseLink): string => {
  const { chain: _, ...loose } = link as ChainLink;
  return sha256(previous + canonical(loose));
};

/** Chains links up; signs the head where a key is given. */
export const forge = (header: Omit<ChainHeader, 'format'>, links: readonly LooseLink[], key?: KeyObject): Chain => {
  const top: ChainHeader = { format: 'gongkai-chain/1', ...header };
  let head = startOf(top);
  const chained = links.map((link): ChainLink => {
    head = nextHash(head, link);
    return { ...link, chain: head };
  });
  return { ...top, head, ...(key && { signature: signHead(head, key) }), links: chained };
};

const signHead = (head: string, key: KeyObject): NonNullable<Chain['signature']> => ({
  algorithm: 'Ed25519',
  publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
  value: sign(null, Buffer.from(head, 'latin1'), key).toString('base64'),
});

/** Whether the head of a chain was signed with the private half of this key. */
export const isSignedBy = ({ head, signature }: Chain, key: KeyObject): boolean => {
  try {
    return (
      signature !== undefined && verify(null, Buffer.from(head, 'latin1'), key, Buffer.from(signature.value, 'base64'))
    );
  } catch {
    return false;
  }
};

/** A private key of PEM text. Throws what the library says of any other text, and of a key of another kind. */
export const signingKey = (pem: string): KeyObject => ofEd25519(createPrivateKey(pem));

/** A public key of PEM text; of a private one its public half. Throws as `signingKey`. */
export const publicKey = (pem: string): KeyObject => ofEd25519(createPublicKey(pem));

const ofEd25519 = (key: KeyObject): KeyObject => {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError(`not an Ed25519 key: ${key.asymmetricKeyType ?? ''}`);
  return key;
};

/** `chain.json`: a link a line. */
export const chainText = ({ links, ...top }: Chain): string => {
  const head = JSON.stringify(top, null, 2).replace(/\n\}$/, '');
  const lines = links.map((link) => `    ${JSON.stringify(link)}`);
  return `${head},\n  "links": [\n${lines.join(',\n')}\n  ]\n}\n`;
};

/** A stored chain; undefined where the text is none. */
export const parseChain = (text: string): Chain | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return Value.Check(ChainSchema, value) ? value : undefined;
  } catch {
    return undefined;
  }
};
