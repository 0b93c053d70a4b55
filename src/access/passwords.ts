import { hash, verify } from '@node-rs/argon2';
import { Invalid } from '../model/refusal.js';
import type { Words } from '../model/words.js';

/** Argon2id by OWASP's password storage cheat sheet: 19 MiB, two passes, one lane. The library's own default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SHORTEST = 10;
/** Longer ones cost the server time and nobody types them. */
const LONGEST = 128;
/** Of zxcvbn's 0 to 4: 3 withstands guessing at the server, and for years guessing against a stolen hash as slow as ours. */
const LEAST_STRENGTH = 3;
/** What people here think of first and dictionaries abroad do not know. */
const LOCAL_WORDS = [
  ...['gongkai', 'zhengfu', 'zhengwu', 'xinxi', 'wangzhan', 'guanliyuan', 'admin', 'administrator', 'mima', 'woaini'],
  ...['5201314', '1314520', '520520', 'zhongguo', 'beijing', 'xiaoming', 'dashuju', 'wangluo', 'bangongshi', 'qwe123'],
];

/** PHC string to be stored. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

/** Of nobody's password: checked where there is no account, so that the answer takes as long. */
let decoy: Promise<string> | undefined;

/** Whether a password is the stored one. Without a stored one false, after the same time. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const given = password.slice(0, LONGEST).normalize('NFKC');
  if (typeof stored === 'string') return verify(stored, given);
  decoy ??= hashPassword('a password that nobody has');
  await verify(await decoy, given);
  return false;
}

/** Throws `Invalid` on `field` for one that is too short or too easily guessed. `known`: words that belong to the user. */
export async function assertGoodPassword(password: string, field: string, known: readonly string[]): Promise<void> {
  const length = [...password].length;
  if (length < SHORTEST) refuse(field, { zh: `至少 ${SHORTEST} 个字符。`, en: `At least ${SHORTEST} characters.` });
  if (length > LONGEST) refuse(field, { zh: `最多 ${LONGEST} 个字符。`, en: `At most ${LONGEST} characters.` });
  const { check } = await (estimator ??= loadEstimator());
  const { score } = check(password, [...LOCAL_WORDS, ...known.flatMap((word) => word.split(/[\s@.]+/))]);
  if (score < LEAST_STRENGTH)
    refuse(field, {
      zh: '太容易被猜到（常用密码、键盘顺序、姓名、日期等）。可以用几个不相干的词连成一句。',
      en: 'Too easily guessed (common, keyboard row, name, date). Try several unrelated words.',
    });
}

let estimator: ReturnType<typeof loadEstimator> | undefined;

/** Its dictionaries are some megabytes: loaded when somebody sets a password. */
async function loadEstimator() {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const factory = new ZxcvbnFactory({ dictionary: { ...dictionary }, graphs: adjacencyGraphs });
  return { check: (password: string, words: string[]) => factory.check(password, words) };
}

const refuse = (field: string, words: Words): never => {
  throw new Invalid({ zh: '密码不符合要求。', en: 'The password cannot be taken.' }, { [field]: words });
};
