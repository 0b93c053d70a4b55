/** The text of a new `gongkai.yaml`: every setting with its meaning, switched off unless it was asked for. Long because it is a table. */
import type { Say } from '../language.js';
import { settingRows } from '../options/settings.js';
import type { InitWishes } from './init-wishes.js';
import { commentLines, settingLine } from './yaml-lines.js';

/** The schema as `configSchema` makes it: what each key means stands there. */
export interface DescribedKeys {
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
}

/** What stands in a line that is switched off where nothing holds by default. */
const samples = (say: Say): Readonly<Record<string, unknown>> => ({
  units: 'units.csv',
  only: ['guide-updated-date', 'site-reachable'],
  asOf: '2026-03-31',
  contact: 'https://www.example.gov.cn/contact.html',
  maxPages: 200,
  activeHours: '22:00-06:00',
  maxRequestsPerDay: 5000,
  resolve: ['www.example.gov.cn:80:10.0.0.8'],
  dns: '10.0.0.53',
  headers: { 'X-Preview': 'yes' },
  auth: { username: 'preview', password: '${PREVIEW_PASSWORD}' },
  cookies: { session: '${PREVIEW_SESSION}' },
  robots: 'ignore',
  failUnder: 60,
  failOn: 'veto',
  baseline: 'reports/2026q1',
  sign: 'chain-key.pem',
  template: 'templates',
  notice: { issuer: say('某某区人民政府办公室', 'Office of the district government'), dueIn: 15 },
  data: 'office',
  serve: { host: '127.0.0.1', port: 8080 },
  worker: { atOnce: 8 },
  notify: { smtp: 'smtps://user:password@mail.example.gov.cn:465', from: 'gongkai@example.gov.cn' },
  availability: { visitsPerDay: 24 },
  logFile: 'gongkai.log',
  debug: ['crawl', 'judge'],
});

const groups = (say: Say): readonly (readonly [title: string, keys: readonly string[]])[] => [
  [say('检查什么', 'What is audited'), ['sites', 'units', 'profile', 'only', 'asOf']],
  [
    say('怎样访问网站', 'How sites are asked'),
    [
      ...['contact', 'delay', 'concurrency', 'hostsPerAddress', 'sitesAtOnce', 'activeHours', 'maxRequestsPerDay'],
      ...['maxPages', 'timeout', 'render', 'robots'],
    ],
  ],
  [
    say('内网和预发布网站', 'Sites of the house, and staging'),
    ['allowPrivate', 'resolve', 'dns', 'headers', 'auth', 'cookies'],
  ],
  [say('写出什么', 'What is written'), ['out', 'format', 'screenshots', 'severity', 'sign', 'template', 'notice']],
  [say('怎样算不过（退出状态 1）', 'What fails (exit status 1)'), ['failOn', 'failUnder', 'baseline']],
  [say('看板', 'The office'), ['data', 'serve', 'worker', 'notify', 'availability']],
  [say('显示和日志', 'Display and logs'), ['lang', 'quiet', 'progress', 'verbose', 'debug', 'logFile']],
];

/** Lines of the file; `schemaPath` is where its schema lies, as seen from it. */
export const configText = (wishes: InitWishes, { described, topKeys, schemaPath, say }: ConfigTextMeans): string => {
  const chosen = chosenOf(wishes, say);
  const named = groups(say);
  const left = topKeys.filter((key) => !named.some(([, keys]) => keys.includes(key)));
  const all = left.length === 0 ? named : [...named, [say('其他', 'Others'), left] as const];
  const blocks = all.map(([title, keys]) => [
    `# ── ${title} ──`,
    ...keys.flatMap((key) => [
      '',
      ...commentLines(described.properties?.[key]?.description ?? key),
      settingLine(key, chosen.get(key) ?? settingRows.find((row) => row.key === key)?.byDefault ?? samples(say)[key], {
        isOn: chosen.has(key),
      }),
    ]),
  ]);
  return `${[[`# yaml-language-server: $schema=${schemaPath}`, ...introduction(say)], ...blocks]
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
};

interface ConfigTextMeans {
  readonly described: DescribedKeys;
  /** Every key that a config may hold at its top, so that none is forgotten. */
  readonly topKeys: readonly string[];
  readonly schemaPath: string;
  readonly say: Say;
}

const chosenOf = ({ profile, contact, isPrivate }: InitWishes, say: Say): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ['sites', 'sites.yaml'],
    ...(profile === undefined ? [] : [['profile', profile] as const]),
    ...(contact === undefined ? [] : [['contact', contact] as const]),
    ...(isPrivate ? [['allowPrivate', true] as const] : []),
    ...(say('zh', 'en') === 'en' ? [['lang', 'en'] as const] : []),
  ]);

const introduction = (say: Say): readonly string[] =>
  commentLines(
    say(
      'gongkai 的配置：在这个目录及其下级目录里运行时读它。以 #名称: 开头的行没有启用，写的是默认值或示例，去掉 # 就生效。\n先看命令行，再看环境变量（如 GONGKAI_MAX_PAGES=50），再看网站名单里各网站自己的，最后看这里。\n路径从这个文件所在的目录算起。写错的地方，运行时会指出在第几行；补全和悬停说明见编辑器的 YAML 插件。',
      'Config of gongkai: read when it runs in this folder or below. Lines that begin with #name: are switched off; they show the default or an example, and hold once the # is gone.\nThe command line goes first, then the environment (such as GONGKAI_MAX_PAGES=50), then what the site list says of a site, then this file.\nPaths are given from the folder of this file. Faults are told with their line; the YAML plugin of an editor completes and explains.',
    ),
  );
