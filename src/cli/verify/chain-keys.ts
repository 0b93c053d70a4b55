import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { publicKey, signingKey } from '../../proof/chain.js';
import type { CommandSettings } from '../options/command-settings.js';
import { systemCause } from '../errors/describe-error.js';
import { nearbyHints } from '../did-you-mean/nearby-file.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';

/** The key of `--sign`, read before anything begins. Throws `UsageError` for what is none. */
export const readSigningKey = (
  { settings: { sign }, say }: Pick<CommandSettings, 'settings' | 'say'>,
  cwd: string,
): KeyObject | undefined =>
  sign === undefined
    ? undefined
    : readKey(resolve(cwd, sign), signingKey, say('不是 Ed25519 私钥（PEM）', 'no Ed25519 private key in PEM'), say);

/** The key of `verify --key`. Throws `UsageError` for what is none. */
export const readPublicKey = (path: string, say: Say): KeyObject =>
  readKey(path, publicKey, say('不是 Ed25519 公钥（PEM）', 'no Ed25519 public key in PEM'), say);

const readKey = (path: string, read: (pem: string) => KeyObject, otherwise: string, say: Say): KeyObject => {
  try {
    return read(readFileSync(path, 'utf8'));
  } catch (error) {
    const cause = systemCause(error, say) ?? otherwise;
    throw new UsageError(
      say(`读不了钥匙 ${path}：${cause}`, `cannot read the key ${path}: ${cause}`),
      nearbyHints(path, say),
    );
  }
};
