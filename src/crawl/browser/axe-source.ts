/** What is brought into a page to examine it: axe-core with its Chinese words, read from its package when first wanted. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

export interface AxeSource {
  /** Defines `axe` where it is run. */
  readonly script: string;
  /** `axe-core 4.14.1` */
  readonly engine: string;
}

interface Locale {
  readonly lang: string;
  readonly rules: Readonly<Record<string, { readonly description: string; readonly help: string }>>;
}

/** Rules that the package's own translation lacks. */
const MISSING: Locale['rules'] = {
  'aria-tab-name': { description: '确保 ARIA 标签页有可访问名称', help: 'ARIA 标签页必须有可访问名称' },
  'summary-name': { description: '确保 summary 元素有可辨识的文本', help: '<summary> 元素必须有可辨识的文本' },
};

let known: Promise<AxeSource> | undefined;

/** Rejects where the package is not installed whole. */
export const axeSource = (): Promise<AxeSource> => (known ??= readPackage());

async function readPackage(): Promise<AxeSource> {
  const require = createRequire(import.meta.url);
  const [script, words, about] = await Promise.all([
    readFile(require.resolve('axe-core/axe.min.js'), 'utf8'),
    readFile(require.resolve('axe-core/locales/zh_CN.json'), 'utf8'),
    readFile(require.resolve('axe-core/package.json'), 'utf8'),
  ]);
  const locale = JSON.parse(words) as Locale;
  const { version } = JSON.parse(about) as { readonly version: string };
  const chinese = { ...locale, rules: { ...MISSING, ...locale.rules } };
  return { script: `${script};\n${SET_UP}(${JSON.stringify(chinese)});`, engine: `axe-core ${version}` };
}

/** Keeps the English words of each rule, then turns to Chinese. */
const SET_UP = `(locale) => {
  globalThis.englishHelp = Object.fromEntries(axe.getRules().map(({ ruleId, help }) => [ruleId, help]));
  axe.configure({ locale });
}`
  .replace(/^/, '(')
  .replace(/$/, ')');
