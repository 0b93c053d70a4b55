import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { readSecrets, type SiteSecrets } from '../site-list/site-secrets.js';

/** What gets into the sites and stands in the environment. */
export const SECRET_VARIABLES = ['GONGKAI_AUTH', 'GONGKAI_COOKIES', 'GONGKAI_HEADERS'] as const;

/**
 * `GONGKAI_AUTH=user:password`, `GONGKAI_COOKIES=name=value; other=value`, `GONGKAI_HEADERS` with a line `Name: value` each.
 * Throws `UsageError`, which never repeats a value.
 */
export const secretsOfEnvironment = (env: Readonly<Record<string, string | undefined>>, say: Say): SiteSecrets => {
  const { GONGKAI_AUTH: auth = '', GONGKAI_COOKIES: cookies = '', GONGKAI_HEADERS: headers = '' } = env;
  return {
    ...(auth.trim() !== '' && { auth: readLogin(auth, say) }),
    ...(cookies.trim() !== '' && read('GONGKAI_COOKIES', () => readSecrets({ cookies }, say))),
    ...(headers.trim() !== '' && readHeaderLines(headers, say)),
  };
};

const readLogin = (text: string, say: Say): NonNullable<SiteSecrets['auth']> => {
  const at = text.indexOf(':');
  // RFC 7617 2: a user name has no colon, a password may.
  if (at > 0) return { username: text.slice(0, at), password: text.slice(at + 1).replace(/\r?\n$/, '') };
  throw new UsageError(say('GONGKAI_AUTH 要写成 用户名:密码', 'GONGKAI_AUTH is written user:password'));
};

const readHeaderLines = (text: string, say: Say): SiteSecrets => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const pairs = lines.map((line, index) => {
    const at = line.indexOf(':');
    const name = line.slice(0, Math.max(at, 0)).trim();
    // What has a blank in it is no name: part of the value may stand there.
    if (name !== '' && !/\s/.test(name)) return [name, line.slice(at + 1).trim()] as const;
    throw new UsageError(
      say(
        `GONGKAI_HEADERS 第 ${index + 1} 行要写成 名称: 值`,
        `GONGKAI_HEADERS: line ${index + 1} is written Name: value`,
      ),
    );
  });
  return read('GONGKAI_HEADERS', () => readSecrets({ headers: Object.fromEntries(pairs) }, say));
};

/** Says where a fault lies. */
const read = (variable: string, reading: () => SiteSecrets): SiteSecrets => {
  try {
    return reading();
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${variable}: ${error.message}`, error.hints);
    throw error;
  }
};
