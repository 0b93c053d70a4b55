import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { readSecrets, secretKeys, type SiteSecrets } from '../site-list/site-secrets.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Puts what the environment holds into `${NAME}` of headers, auth and cookies; `$${` stands for `${`. Throws `UsageError` that
 * names a variable which is not set, never a value. `whose` is said before it.
 */
export const fillSecrets = (secrets: SiteSecrets, env: Environment, whose: string, say: Say): SiteSecrets => {
  const filled = Object.fromEntries(
    secretKeys.flatMap((key) =>
      secrets[key] === undefined ? [] : [[key, fill(secrets[key], env, `${whose}${key}`, say)]],
    ),
  );
  // Read again: what a variable holds must not break a header in two.
  return readSecrets(filled, say);
};

/** The same for any value of YAML: the texts in it, not the names. */
export const fill = (value: unknown, env: Environment, what: string, say: Say): unknown => {
  if (typeof value === 'string') return fillText(value, env, what, say);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fill(part, env, `${what}.${key}`, say)]));
};

const fillText = (text: string, env: Environment, what: string, say: Say): string =>
  text.replace(/\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\{/g, (found, name: string | undefined) => {
    if (found === '$${') return '${';
    if (name === undefined) {
      throw new UsageError(
        say(
          `${what} 里的 \${ 后面要写环境变量的名称和 }；本来就要 \${ 的写 $\${`,
          `${what}: after \${ goes the name of a variable and }; write $\${ for \${ itself`,
        ),
      );
    }
    const given = env[name];
    if (given !== undefined && given !== '') return given;
    throw new UsageError(
      say(`${what} 要用环境变量 ${name}，它没有设`, `${what} wants the environment variable ${name}, which is not set`),
    );
  });
