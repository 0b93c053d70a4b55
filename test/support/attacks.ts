/** Strings that would run, load, lead away, hide or break something if a format let them. Data, hence long. */
import { NAUGHTY, PAYLOADS } from './pipeline-run.js';

/** Markup and addresses, after OWASP's filter evasion list. */
const MARKUP = [
  '"><script>window.pwned=1</script>',
  "'><img src=x onerror=window.pwned=1>",
  '<svg/onload=window.pwned=1>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=window.pwned=1>',
  '<iframe srcdoc="<script>parent.pwned=1</script>">',
  '<object data="javascript:window.pwned=1">',
  '<base href="http://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=http://evil.example/">',
  '<link rel=stylesheet href=http://evil.example/x.css>',
  '<style>@import "http://evil.example/x.css";</style>',
  ...['</script>', '</textarea>', '</title>', '</option></select>', '</svg>', '</noscript>', '<plaintext>'],
  ...['<!--', '--!>', ']]>', '<![CDATA[', '<?xml version="1.0"?>', '&xxe;', '&#0;', '&lt;script&gt;'],
  '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>&xxe;',
];
const ADDRESSES = [
  ...['java\tscript:window.pwned=1', ' javascript:window.pwned=1', 'vbscript:msgbox(1)', 'file:///etc/passwd'],
  ...['//evil.example/x', '\\\\evil.example\\share', 'http:\\\\evil.example', 'blob:http://a/b'],
  ...['http://clerk:secret@evil.example/', 'http://evil.example/"onmouseover="window.pwned=1'],
  ...['http://evil.example/%ff', 'http://evil.example/%E2%80%AEgnp.exe', 'http://evil.example/a\nb'],
  ...['http://evil.example/(x)[y]*a*_b_~c~`d`|e|{f}', 'http://evil.example/#"><img src=x onerror=window.pwned=1>'],
  ...['../../../etc/passwd', 'evidence/../../../etc/passwd', 'evidence/../report.json', '/etc/passwd', 'evidence'],
  ...['C:\\Windows\\x', 'evidence\\..\\x.png', 'evidence/%2e%2e/x.png', 'evidence/a.svg', 'evidence/\u0000.png'],
];
/** What template engines, spreadsheets, JSON-LD and JavaScript itself would take for theirs. */
const WORDS_OF_PROGRAMS = [
  ...['{title}', '{#problems}{summary}{/problems}', '{@raw}', '{{x}}', '${x}', '<%= x %>', '{% x %}', '{0}', '%s%n'],
  ...['_x003D_1+1', '_x0000_', '&D&T&Z', "'!A1", '#REF!', '1E5', '00012', '2026-03-05', '##vso[task.x]y'],
  ...['__proto__', 'constructor', 'toString', 'valueOf', 'length', 'then', '@id', '@type', '@context', '$ref'],
];
const CHARACTERS = [
  ...['\u202eabc', '1\u200b2', '\ufeffx', '\u00adx', '\ud800', '\udc00\ud800', '\u0000', '\u001b[2J\u001b[31m红'],
  ...['\u001b]0;x\u0007', '\u009b31m', '\u0085', '\u2028', '\u2029', '\u{e0041}', '\u061c', '\ufff9x\ufffb'],
  ...['\ufffe', '\uffff', '\u{1fffe}', '\u{10ffff}', '\u034f', '\u3164', '\r', '\t', '\n', '', ' ', '\u3000'],
];
/** Numbers of persons that nobody has. */
const PERSONAL = [
  '身份证号11010519491231002X',
  '手机13800138000',
  '电话138\u200b0013\u200b8000',
  '卡号6222021234567890128',
];
const LONG = ['a'.repeat(5_000), '中'.repeat(5_000), '<'.repeat(1_000), '𠮷'.repeat(300)];

export const ATTACKS: readonly string[] = [
  ...new Set([
    ...[...PAYLOADS, ...MARKUP, ...ADDRESSES, ...WORDS_OF_PROGRAMS, ...CHARACTERS, ...PERSONAL, ...LONG],
    ...NAUGHTY,
  ]),
];

/** What the program itself decides, by the end of its path: no string of others comes there. */
const OURS = [
  /(?:^|\.)(?:verdict|value|level|stoppedBecause|fingerprint|asOf|dueOn|expiresOn|sha256|record|digest)$/,
  /(?:^|\.)(?:rule|section|report|snapshot|startedAt|finishedAt|vetoes\.\d+)$/,
  /(?:^|\.)(?:sites\.\d+|site|profile|profiles\.\d+|sections\.\d+)\.id$/,
  /(?:^|\.)sites\.\d+\.profile$|failures\.\d+\.(?:site|why)$|^tool\.name$|^id$/,
];

/** Copies with another attack in the place of each string, and one as a key wherever keys are of others. Two of three end in a sign to be looked for. */
export function sprayer(attacks: readonly string[] = ATTACKS) {
  let at = 0;
  const next = (): string => {
    at += 1;
    return `${attacks[at % attacks.length] ?? ''}${at % 3 === 0 ? '' : `哨${at}`}`;
  };
  const spray = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') return OURS.some((own) => own.test(path)) ? value : next();
    if (Array.isArray(value)) return value.map((item: unknown, index) => spray(item, `${path}.${index}`));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, item]: [string, unknown]): [string, unknown] => [
      key,
      spray(item, path === '' ? key : `${path}.${key}`),
    ]);
    if (/\.(?:data|measured|measured\.names)$/.test(path)) entries.push([next(), next()]);
    return Object.fromEntries(entries);
  };
  return { spray: <T>(value: T): T => spray(value, '') as T, count: () => at };
}
