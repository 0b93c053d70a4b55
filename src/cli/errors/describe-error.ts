import { problemLine, ProfileError } from '../../profile/profile-error.js';
import { StoreProblem, type StoreTrouble } from '../../store/store-problem.js';
import { EXIT, UsageError } from '../errors.js';
import type { Language, Say } from '../language.js';

/** What each system code means to the person at the keyboard. */
const systemCauses: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ENOENT: ['文件或目录不存在', 'no such file or directory'],
  EACCES: ['没有权限', 'permission denied'],
  EPERM: ['没有权限', 'permission denied'],
  EROFS: ['磁盘是只读的', 'the disk is read-only'],
  ENOSPC: ['磁盘已满', 'the disk is full'],
  EDQUOT: ['磁盘配额已用完', 'the disk quota is used up'],
  EEXIST: ['同名的文件已经存在', 'a file of that name exists'],
  EISDIR: ['这是一个目录，不是文件', 'this is a directory, not a file'],
  ENOTDIR: ['路径中有一段不是目录', 'a part of the path is not a directory'],
  EMFILE: ['打开的文件太多', 'too many open files'],
  ENAMETOOLONG: ['名称太长', 'the name is too long'],
};

const DATABASE_HINT = [
  '数据库地址取自 GONGKAI_DATABASE_URL；不设它就用数据目录里的 SQLite',
  'the address is that of GONGKAI_DATABASE_URL; without it the SQLite of the data folder is used',
] as const;
const SHARED_HINT = [
  '请核对环境变量 GONGKAI_DATABASE_URL；用对象存储的，还有 GONGKAI_S3_…',
  'check GONGKAI_DATABASE_URL in the environment, and GONGKAI_S3_… where object storage is used',
] as const;

/** What to look at where a store cannot be used, beside what its sentence says. */
const storeHints: Partial<Readonly<Record<StoreTrouble, readonly [zh: string, en: string]>>> = {
  address: DATABASE_HINT,
  'no-database': DATABASE_HINT,
  unreachable: SHARED_HINT,
  rights: SHARED_HINT,
  foreign: [
    '请核对数据目录（--data）或 GONGKAI_DATABASE_URL',
    'check the data folder (--data) or GONGKAI_DATABASE_URL',
  ],
  damaged: [
    '先原样留一份副本，再用备份（gongkai store copy 复制出的数据目录）恢复',
    'keep a copy of it as it is, then go back to a backup (a folder made by gongkai store copy)',
  ],
};

/** The user's words for an error of the file system; undefined for other errors. */
export const systemCause = (error: unknown, say: Say): string | undefined => {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const cause = systemCauses[error.code];
  return cause === undefined ? undefined : say(...cause);
};

/** An error as lines for stderr, and the exit status it means. A bug (70) says how to report it. */
export const describeError = (
  error: unknown,
  {
    say,
    lang,
    version,
    verbose,
    hints: meant = [],
  }: {
    readonly say: Say;
    readonly lang: Language;
    readonly version: string;
    readonly verbose: boolean;
    /** What was probably meant, found after the error arose. */
    readonly hints?: readonly string[];
  },
): { readonly lines: readonly string[]; readonly status: number } => {
  const trace = verbose && error instanceof Error && error.stack !== undefined ? [error.stack] : [];
  if (error instanceof UsageError) {
    const hints = [...meant, ...error.hints].map((hint) => `  ${hint}`);
    return { lines: [say('错误：', 'error: ') + error.message, ...hints, ...trace], status: EXIT.usage };
  }
  if (error instanceof ProfileError) {
    const count = error.problems.length;
    const [first] = error.problems;
    if (first?.isOfName === true && count === 1) {
      const [message, hint] = lang === 'en' ? [first.messageEn, first.hintEn] : [first.message, first.hint];
      const own = hint === undefined ? [] : [`  ${hint}`];
      return {
        lines: [say('错误：', 'error: ') + message, ...meant.map((one) => `  ${one}`), ...own, ...trace],
        status: EXIT.usage,
      };
    }
    return {
      lines: [
        say(`错误：规则集有 ${count} 处问题：`, `error: ${count} problem(s) in the rule set:`),
        ...error.problems.map((problem) => problemLine(problem, lang)),
        ...meant.map((hint) => `  ${hint}`),
        ...trace,
      ],
      status: EXIT.usage,
    };
  }
  if (error instanceof StoreProblem) {
    const { zh, en } = error.words;
    const hint = storeHints[error.trouble];
    const hints = hint === undefined ? [] : [`  ${say(...hint)}`];
    return { lines: [say(`错误：${zh}`, `error: ${en}`), ...hints, ...trace], status: EXIT.usage };
  }
  const cause = systemCause(error, say);
  if (cause !== undefined) {
    const path = (error as NodeJS.ErrnoException).path;
    // Files are written under another name first, which means nothing to the reader.
    const where = path === undefined ? '' : `${path.replace(/(^|[/\\])\.([^/\\]+)\.[0-9a-f]{12}\.tmp$/, '$1$2')} `;
    return { lines: [say('错误：', 'error: ') + where + cause, ...trace], status: EXIT.usage };
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    lines: [
      say(`gongkai 自身出错了（不是您的输入有问题）：${what}`, `a bug in gongkai (not your input): ${what}`),
      ...(trace.length > 0
        ? trace
        : [say('  加上 --verbose 再运行一次，可以看到出错的位置', '  run again with --verbose to see where')]),
      say(
        `  请把运行的命令和以上内容发给维护者：gongkai ${version}，Node ${process.version}，${process.platform}`,
        `  please send the command and this text to the maintainers: gongkai ${version}, Node ${process.version}, ${process.platform}`,
      ),
    ],
    status: EXIT.bug,
  };
};
