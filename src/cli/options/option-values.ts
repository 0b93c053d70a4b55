/** From what the user typed to a value, or a sentence on what is wrong. Used for options, config and site list alike. */
import { isIP } from 'node:net';
import { parseActiveHours } from '../../lib/date/active-hours.js';
import { isDay } from '../../lib/date/day.js';
import { parseResolveRule } from '../../lib/net/resolve-rule.js';
import { nearest } from '../../lib/text/nearest.js';
import {
  readSeverities,
  SEVERITIES,
  SEVERITY_SUBJECTS,
  type Severities,
  type SeverityFault,
} from '../../model/severity.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';

/** Reads one text; throws `UsageError` that says what is allowed. `what` names the option or key. */
export interface Reader<T> {
  (text: string, what: string, say: Say): T;
  /** What a config may hold for it. Without one, a text. */
  readonly shape?: ValueShape;
}

/** A value as it stands in a config. */
export interface ValueShape {
  /** As JSON Schema. What a pattern cannot say (that a host is an IP address) only the reader refuses. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** The text to be read; undefined for a value of another shape. */
  readonly textOf: (value: unknown) => string | undefined;
  /** What is said of a value of another shape. */
  readonly wants: readonly [zh: string, en: string];
}

const textOnly: Pick<ValueShape, 'textOf' | 'wants'> = {
  textOf: (value) => (typeof value === 'string' ? value : undefined),
  wants: ['要写文字；纯数字的要用引号括起来', 'wants a text; quote what looks like a number'],
};
const numberOnly: Pick<ValueShape, 'textOf' | 'wants'> = {
  // Written out: 1e21 must not be read as the text "1e+21".
  textOf: (value) => (typeof value === 'number' ? String(value) : undefined),
  wants: ['要写数字，不加引号', 'wants a number, without quotes'],
};
/** A word of a list: no comma in it, no blank around it. */
const ONE_WORD = /^(?!\s)[^,，]+(?<!\s)$/;
const wordsOnly: Pick<ValueShape, 'textOf' | 'wants'> = {
  textOf: (value) =>
    typeof value === 'string'
      ? value
      : Array.isArray(value) && value.every((word) => typeof word === 'string' && ONE_WORD.test(word))
        ? value.join(',')
        : undefined,
  wants: ['要写一串文字，如 [甲, 乙]', 'wants a list of texts, like [a, b]'],
};

/** A reader together with what a config may hold for it. */
export const shaped = <T>(shape: ValueShape, read: (text: string, what: string, say: Say) => T): Reader<T> =>
  Object.assign((text: string, what: string, say: Say) => read(text, what, say), { shape });

/** Of a reader that has no shape of its own: any text that is not blank. */
export const textShape: ValueShape = { ...textOnly, schema: { type: 'string', pattern: '\\S' } };

const wholeNumberShape = (least: number, most: number): ValueShape => ({
  ...numberOnly,
  schema: { type: 'integer', minimum: least, maximum: most },
  wants: [
    `要写 ${least} 到 ${most} 之间的整数，不加引号`,
    `wants a whole number from ${least} to ${most}, without quotes`,
  ],
});

/** A whole number within bounds. */
export const wholeNumber = (least: number, most: number): Reader<number> =>
  shaped(wholeNumberShape(least, most), (text, what, say) => {
    const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
    if (!(value >= least && value <= most)) {
      throw new UsageError(
        say(
          `${what} 要写 ${least} 到 ${most} 之间的整数，不能是“${text}”`,
          `${what} wants a whole number from ${least} to ${most}, not "${text}"`,
        ),
      );
    }
    return value;
  });

/** Points: a number from 0 to 200 with at most two decimals. */
export const points: Reader<number> = shaped(
  { ...numberOnly, schema: { type: 'number', minimum: 0, maximum: 200, multipleOf: 0.01 } },
  (text, what, say) => {
    const value = /^\d{1,3}(?:\.\d{1,2})?$/.test(text.trim()) ? Number(text) : NaN;
    if (!(value <= 200)) {
      throw new UsageError(
        say(
          `${what} 要写分数，如 60 或 82.5，不能是“${text}”`,
          `${what} wants points such as 60 or 82.5, not "${text}"`,
        ),
      );
    }
    return value;
  },
);

/** A day that the calendar has. */
export const day: Reader<string> = shaped(
  { ...textOnly, schema: { type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } },
  (text, what, say) => {
    if (isDay(text)) return text;
    const isShaped = /^\d{4}-\d{2}-\d{2}$/.test(text);
    throw new UsageError(
      isShaped
        ? say(`${what} ${text}：日历上没有这一天`, `${what} ${text}: the calendar has no such day`)
        : say(
            `${what} 要写成 2026-03-31 这样的日期，不能是“${text}”`,
            `${what} wants a day such as 2026-03-31, not "${text}"`,
          ),
      meantDay(text).map((meant) => say(`是不是 ${meant}？`, `did you mean ${meant}?`)),
    );
  },
);

/** The day that is written another way (2026/3/1, 20260301, 2026年3月1日), or the last one of a month that is shorter. */
const meantDay = (text: string): readonly string[] => {
  const parts = /^\s*(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?\s*$/.exec(text.normalize('NFKC'));
  const [year = '', month = '', date = ''] = parts?.slice(1) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-`;
  const days = [Number(date), 30, 29, 28].filter((one) => one <= Number(date));
  const found = days.map((one) => written + String(one).padStart(2, '0')).find((one) => isDay(one));
  return found === undefined ? [] : [found];
};

/** One of a closed list. */
export const oneOf = <T extends string>(...allowed: readonly T[]): Reader<T> =>
  shaped({ ...textOnly, schema: { type: 'string', enum: allowed } }, (text, what, say) => {
    const value = allowed.find((word) => word === text);
    if (value !== undefined) return value;
    const meant = nearest(text, allowed);
    throw new UsageError(say(`${what} 不能是“${text}”`, `${what} cannot be "${text}"`), [
      ...(meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)]),
      say(`可用的值：${allowed.join('、')}`, `allowed: ${allowed.join(', ')}`),
    ]);
  });

/** A list, or a text with commas between; of these words only, where such are given. */
export const listShape = (words?: readonly string[]): ValueShape => {
  const word = words === undefined ? '[^\\s,，][^,，]*' : `(?:${words.join('|')})`;
  const items = words === undefined ? { type: 'string', pattern: ONE_WORD.source } : { type: 'string', enum: words };
  return {
    ...wordsOnly,
    schema: {
      anyOf: [
        { type: 'array', minItems: 1, items },
        { type: 'string', pattern: `^[\\s,，]*${word}(?:\\s*[,，][\\s,，]*${word})*[\\s,，]*$` },
      ],
    },
  };
};

/** Words between commas, without blanks and repetitions. */
export const wordList: Reader<readonly string[]> = shaped(listShape(), (text, what, say) => {
  const words = text
    .split(/[,，]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0) throw new UsageError(say(`${what} 后面是空的`, `${what} is empty`));
  return [...new Set(words)];
});

/** Any text that is not blank. */
export const anyText: Reader<string> = shaped(textShape, (text, what, say) => {
  if (text.trim() === '') throw new UsageError(say(`${what} 后面是空的`, `${what} is empty`));
  return text.trim();
});

/** `HOST:PORT:ADDRESS[,ADDRESS]`, like curl; kept as text. */
export const hostAddress: Reader<string> = shaped(
  { ...textOnly, schema: { type: 'string', pattern: '^\\s*(?:\\[[^\\]]+\\]|[^:[\\]]+):\\d{1,5}:.+$' } },
  (text, what, say) => {
    if (parseResolveRule(text) !== undefined) return text.trim();
    throw new UsageError(
      say(
        `${what} 要写成 主机:端口:IP地址，不能是“${text}”`,
        `${what} wants HOST:PORT:ADDRESS with an IP address, not "${text}"`,
      ),
      [say('例：www.example.gov.cn:80:127.0.0.1', 'e.g. www.example.gov.cn:80:127.0.0.1')],
    );
  },
);

/** `ADDRESS[:PORT]` of a name server; an IPv6 address in brackets where a port follows. */
export const nameServer: Reader<string> = shaped(
  {
    ...textOnly,
    schema: {
      type: 'string',
      pattern: '^\\s*(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f.:]+\\]?)(?::\\d{1,5})?\\s*$',
    },
  },
  (text, what, say) => {
    const trimmed = text.trim();
    const parts = isIP(trimmed) === 6 ? [trimmed, trimmed] : /^\[?([0-9A-Fa-f.:]+?)\]?(?::(\d{1,5}))?$/.exec(trimmed);
    const address = parts?.[1] ?? '';
    const port = Number((isIP(trimmed) === 6 ? undefined : parts?.[2]) ?? '53');
    if (isIP(address) === 0 || port < 1 || port > 65_535) {
      throw new UsageError(
        say(
          `${what} 要写成 IP地址 或 IP地址:端口，不能是“${text}”`,
          `${what} wants ADDRESS or ADDRESS:PORT, not "${text}"`,
        ),
      );
    }
    return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
  },
);

/** Hours of the day such as `22:00-06:00`, kept as text in one spelling. */
export const activeHours: Reader<string> = shaped(
  { ...textOnly, schema: { type: 'string', pattern: '^\\s*\\d{1,2}:\\d{2}\\s*[-–—~至]\\s*\\d{1,2}:\\d{2}\\s*$' } },
  (text, what, say) => {
    const hours = parseActiveHours(text);
    if (hours !== undefined) return hours.text;
    throw new UsageError(
      say(
        `${what} 要写成 22:00-06:00 这样的时段（北京时间，可以跨过半夜），不能是“${text}”`,
        `${what} wants hours such as 22:00-06:00 (Asia/Shanghai, may cross midnight), not "${text}"`,
      ),
    );
  },
);

/** How the operators of a site reach us: a web address, or a mail address. Goes into a header, so plain ASCII only. */
export const contact: Reader<string> = shaped(
  {
    ...textOnly,
    schema: { type: 'string', pattern: '^\\s*(?:[Hh][Tt][Tt][Pp][Ss]?:|[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$)' },
  },
  (text, what, say) => {
    const trimmed = text.trim().replace(/^mailto:/i, '');
    const isMail = /^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(trimmed);
    const url = parsed(trimmed);
    const isWeb =
      (url?.protocol === 'http:' || url?.protocol === 'https:') && url.username === '' && url.password === '';
    if (isMail) return trimmed;
    if (isWeb && !/[\s()<>"\\]/.test(trimmed)) return url.href;
    throw new UsageError(
      say(`${what} 要写网址或电子邮箱，不能是“${text}”`, `${what} wants a web or mail address, not "${text}"`),
      [
        say(
          '例：https://www.example.gov.cn/jiancha.html 或 jiancha@example.gov.cn',
          'e.g. https://… or name@example.org',
        ),
      ],
    );
  },
);

/** As a map, a list or a text of `veto=error`. */
const severityShape: ValueShape = {
  textOf: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
          .map(([name, word]) => `${name}=${typeof word === 'string' ? word : '?'}`)
          .join(',')
      : wordsOnly.textOf(value),
  wants: ['要写成 veto: error 这样的几项', 'wants lines like `veto: error`'],
  schema: (() => {
    const pair = `(?:${SEVERITY_SUBJECTS.join('|')})\\s*[=＝]\\s*(?:${SEVERITIES.join('|')})`;
    return {
      anyOf: [
        {
          type: 'object',
          minProperties: 1,
          properties: Object.fromEntries(SEVERITY_SUBJECTS.map((name) => [name, { type: 'string', enum: SEVERITIES }])),
          additionalProperties: false,
        },
        { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', pattern: `^\\s*${pair}\\s*$` } },
        { type: 'string', pattern: `^[\\s,，]*${pair}(?:[\\s]*[,，][\\s,，]*${pair})*[\\s,，]*$` },
      ],
    };
  })(),
};

/** `veto=error,advice=none`: how CI formats take each kind of outcome; the rest stays as it is by default. */
export const severities: Reader<Severities> = shaped(severityShape, (text, what, say) => {
  const read = readSeverities(text);
  if ('severities' in read) return read.severities;
  throw new UsageError(
    say(
      `${what} 的写法不对：${read.faults.map((fault) => faultWords(fault, say)).join('；')}`,
      `${what}: ${read.faults.map((fault) => faultWords(fault, say)).join('; ')}`,
    ),
    [say('例：veto=error,deduction=warning,cantTell=review', 'e.g. veto=error,deduction=warning,cantTell=review')],
  );
});

const faultWords = ({ part, wrong, allowed, meant }: SeverityFault, say: Say): string => {
  const choice = say(`可用的：${allowed.join('、')}`, `allowed: ${allowed.join(', ')}`);
  const ask = meant === undefined ? choice : say(`是不是 ${meant}？${choice}`, `did you mean ${meant}? ${choice}`);
  if (wrong === 'shape') return say(`“${part}”要写成 名称=程度`, `"${part}" wants NAME=SEVERITY`);
  if (wrong === 'twice') return say(`“${part}”这一项写了两次`, `"${part}" is set twice`);
  return wrong === 'subject'
    ? say(`“${part}”等号前没有这个名称，${ask}`, `"${part}": no such name before the sign, ${ask}`)
    : say(`“${part}”等号后没有这种程度，${ask}`, `"${part}": no such severity, ${ask}`);
};

/** The address of a site: http or https, no user name in it, no fragment. */
export const siteAddress: Reader<URL> = (text, what, say) => {
  const trimmed = text.trim();
  const url = parsed(trimmed);
  const isWeb = url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:');
  if (!isWeb || /^https?:(?!\/\/)/i.test(trimmed)) {
    const guess = parsed(`http://${trimmed.replace(/^https?:\/*/i, '')}`);
    const looksLikeHost = guess !== undefined && /^(?:https?:\/*)?(?:[^\s/]+\.[^\s/]+|localhost\b|\[)/i.test(trimmed);
    // Typed with an input method: ｈｔｔｐ：／／
    const narrowed = trimmed.normalize('NFKC').replaceAll('。', '.');
    const half = narrowed === trimmed ? undefined : parsed(narrowed);
    const isHalfWeb = half !== undefined && /^https?:$/.test(half.protocol);
    throw new UsageError(
      say(`${what}“${text}”不是网址`, `${what} "${text}" is no web address`),
      /^https?:\/\//i.test(trimmed)
        ? [say('请看看主机名和端口（0 到 65535）', 'look at its host and port (0 to 65535)')]
        : isHalfWeb
          ? [say(`要用半角字符，是不是 ${half.href}？`, `did you mean ${half.href}?`)]
          : looksLikeHost
            ? [say(`网址要以 http:// 或 https:// 开头，是不是 ${guess.href}？`, `did you mean ${guess.href}?`)]
            : [say('网址要以 http:// 或 https:// 开头', 'it must start with http:// or https://')],
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      say(
        `${what === '' ? '' : `${what.trimEnd()} 的`}网址里不能写用户名和密码`,
        `${what}: no user name or password in an address`,
      ),
      [say('请写在配置文件或网站名单的 auth 里', 'put them under auth in the config or the site list')],
    );
  }
  url.hash = '';
  return url;
};

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
