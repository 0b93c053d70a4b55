import type { Language } from '../../language.js';

/** What a pipeline is written for. */
export interface CiWishes {
  /** Of its names and comments, and of what gongkai says in it. */
  readonly lang: Language;
  /** The address to audit; without one the sites that `gongkai.yaml` names. */
  readonly target?: string;
}

/** Where the pipelines look for gongkai: it is on no public registry. */
export const PACKAGE_VARIABLE = 'GONGKAI_PACKAGE';

/** The words after `gongkai audit` that both pipelines share. An address is quoted for the shell. */
export const auditWords = ({ lang, target }: CiWishes, format: string): string =>
  [
    ...(target === undefined ? [] : [`'${target.replaceAll("'", '%27')}'`]),
    `--out gongkai-reports --run ci --format ${format}`,
    ...(lang === 'en' ? ['--lang en'] : []),
  ].join(' ');

/** Lines of a shell script as they stand in YAML under `|`. */
export const indented = (lines: readonly string[], columns: number): string =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line)).join('\n');
