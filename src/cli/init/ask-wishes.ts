import { createInterface } from 'node:readline';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { anyText, contact, siteAddress, type Reader } from '../options/option-values.js';
import type { CiHost } from './init-wishes.js';

/** Answers of the person at the terminal, or what stood on the command line. */
export interface Answers {
  readonly url?: URL;
  readonly name?: string;
  readonly kind?: string;
  readonly contact?: string;
  readonly ci?: CiHost;
}

/** What is still to be asked. */
export type Question = keyof Answers;

export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  readonly stderr: NodeJS.WritableStream;
}

/** The person went away amid the questions (Ctrl-D): nothing is to be written. */
export class AskingEnded extends Error {
  override readonly name = 'AskingEnded';
}

/** Asks what was not given, each with what holds where nothing is typed; what cannot be is asked again. Throws `AskingEnded`. */
export const askWishes = async (
  given: Answers,
  wanted: ReadonlySet<Question>,
  { stdin, stderr }: Terminal,
  say: Say,
): Promise<Answers> => {
  const reader = createInterface({ input: stdin, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  const ask = async <T>(prompt: string, read: (text: string) => T): Promise<T> => {
    for (;;) {
      stderr.write(prompt);
      const { value, done } = (await lines.next()) as IteratorResult<string, undefined>;
      if (done === true) {
        stderr.write('\n');
        throw new AskingEnded();
      }
      try {
        return read(value.trim());
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        stderr.write(`  ${[error.message, ...error.hints].join('\n  ')}\n`);
      }
    }
  };
  const withDefault =
    <T>(read: Reader<T>, what: string, fallback: T) =>
    (text: string): T =>
      text === '' ? fallback : read(text, what, say);
  const isAsked = (key: Question): boolean => wanted.has(key) && given[key] === undefined;
  let answers = given;
  try {
    if (isAsked('url')) {
      const url = await ask(
        say('网址（如 http://www.example.gov.cn/）：', 'Address (like http://www.example.gov.cn/): '),
        (text) => siteAddress(text, say('网址', 'address'), say),
      );
      answers = { ...answers, url };
    }
    if (isAsked('name')) {
      const host = answers.url?.host ?? '';
      const name = await ask(
        say(`名称 [${host}]：`, `Name [${host}]: `),
        withDefault(anyText, say('名称', 'name'), host),
      );
      answers = { ...answers, name };
    }
    if (isAsked('kind')) {
      const prompt = say('类别：1 区县、2 部门、3 镇街 [1]：', 'Kind: 1 district, 2 department, 3 township [1]: ');
      answers = { ...answers, kind: await ask(prompt, withDefault(readKind, say('类别', 'kind'), 'district')) };
    }
    if (isAsked('contact')) {
      const prompt = say(
        '联系方式，网址或邮箱，让被访问的网站找得到人（可以不填）：',
        'Contact, a web or mail address by which the site can reach you (may be left out): ',
      );
      const one = await ask(prompt, withDefault<string | undefined>(contact, say('联系方式', 'contact'), undefined));
      answers = { ...answers, ...(one !== undefined && { contact: one }) };
    }
    if (isAsked('ci')) {
      const prompt = say(
        '持续集成的流水线：1 GitHub、2 GitLab，不要就直接回车：',
        'Pipeline for CI: 1 GitHub, 2 GitLab, or nothing for none: ',
      );
      const ci = await ask(prompt, withDefault<CiHost | undefined>(readCi, say('流水线', 'pipeline'), undefined));
      answers = { ...answers, ...(ci !== undefined && { ci }) };
    }
    return answers;
  } finally {
    reader.close();
  }
};

const oneOfWords =
  <T extends string>(words: Readonly<Record<T, readonly string[]>>): Reader<T> =>
  (text, what, say) => {
    const entries = Object.entries(words) as [T, readonly string[]][];
    const found = entries.find(([word, others]) => [word, ...others].includes(text.toLowerCase()));
    if (found !== undefined) return found[0];
    const allowed = entries.map(([word, [number = '']]) => `${number} ${word}`);
    throw new UsageError(say(`${what}不能是“${text}”`, `${what} cannot be "${text}"`), [
      say(`可以写：${allowed.join('、')}`, `allowed: ${allowed.join(', ')}`),
    ]);
  };

const readKind = oneOfWords({
  district: ['1', '区县', '区', '县'],
  department: ['2', '部门'],
  township: ['3', '镇街', '街道', '乡镇', '镇'],
});
const readCi = oneOfWords<CiHost>({ github: ['1'], gitlab: ['2'] });
