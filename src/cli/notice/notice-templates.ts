import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NoticeKind, NoticeTemplate, NoticeWishes } from '../../report/notice/notice-wishes.js';
import { UnusableTemplate } from '../../report/notice/unusable-template.js';
import { systemCause } from '../errors/describe-error.js';
import { UsageError } from '../errors.js';
import type { Language, Say } from '../language.js';

/** The templates that come with the program. */
const templatesFolder = fileURLToPath(new URL('../../../reports/templates/', import.meta.url));

/** Names under which an office may keep its own, in the order in which they are looked for. */
const NAMES: Readonly<Record<NoticeKind, readonly string[]>> = {
  rectification: ['rectification', '整改通知书'],
  bulletin: ['bulletin', '通报'],
};
const KINDS = Object.keys(NAMES) as readonly NoticeKind[];

type Own = Readonly<Partial<Record<NoticeKind, NoticeTemplate>>>;

/**
 * Templates of letters: the office's own from `--template`, looked at whole before anything is audited, else those that
 * come along. Throws `UsageError` with everything that is wrong.
 */
export const openNoticeTemplates = async (
  path: string | undefined,
  lang: Language,
  say: Say,
): Promise<NoticeWishes['template']> => {
  const own = path === undefined ? {} : await readOwn(path, lang, say);
  const read = new Map<string, Promise<NoticeTemplate>>();
  return (kind, wanted) => {
    const given = own[kind];
    if (given !== undefined) return Promise.resolve(given);
    const file = `${kind}${wanted === 'en' ? '-en' : ''}.docx`;
    const template = read.get(file) ?? readTemplate(join(templatesFolder, file), say);
    read.set(file, template);
    return template;
  };
};

const readOwn = async (path: string, lang: Language, say: Say): Promise<Own> => {
  if (!existsSync(path)) {
    throw new UsageError(say(`--template：没有 ${path} 这个文件或目录`, `--template: there is no ${path}`));
  }
  const own = statSync(path).isDirectory() ? await readFolder(path, lang, say) : await readOne(path, say);
  const faults: string[] = [];
  for (const kind of KINDS) {
    const template = own[kind];
    if (template === undefined) continue;
    const { prepareTemplate } = await import('../../report/notice/prepare-template.js');
    await prepareTemplate(template, kind).catch((error: unknown) => faults.push(...faultsOf(error, say)));
  }
  if (faults.length === 0) return own;
  throw new UsageError(say('模板不能用：', 'the template cannot be used:'), faults);
};

const readFolder = async (folder: string, lang: Language, say: Say): Promise<Own> => {
  const own: Partial<Record<NoticeKind, NoticeTemplate>> = {};
  for (const kind of KINDS) {
    const names = NAMES[kind].flatMap((name) => (lang === 'en' ? [`${name}-en`, name] : [name]));
    const file = names.map((name) => join(folder, `${name}.docx`)).find((candidate) => existsSync(candidate));
    if (file !== undefined) own[kind] = await readTemplate(file, say);
  }
  if (Object.keys(own).length > 0) return own;
  const wanted = Object.values(NAMES).map((names) => names.map((name) => `${name}.docx`).join(say('或', ' or ')));
  throw new UsageError(say(`--template：${folder} 里没有模板`, `--template: there is no template in ${folder}`), [
    say(`模板叫 ${wanted.join('、')}`, `templates are called ${wanted.join(', ')}`),
  ]);
};

/** A file by itself is told by its name, else by its tags. */
const readOne = async (file: string, say: Say): Promise<Own> => {
  const template = await readTemplate(file, say);
  const named = KINDS.find((kind) => NAMES[kind].some((name) => basename(file).includes(name)));
  if (named !== undefined) return { [named]: template };
  const { kindOfTemplate } = await import('../../report/notice/prepare-template.js');
  const kind = await kindOfTemplate(template).catch((error: unknown) => {
    throw new UsageError(say('模板不能用：', 'the template cannot be used:'), faultsOf(error, say));
  });
  if (kind !== undefined) return { [kind]: template };
  throw new UsageError(
    say(
      `--template：看不出 ${file} 是整改通知书还是通报的模板`,
      `--template: ${file} may be a rectification or a bulletin`,
    ),
    [
      say(
        '请把文件名写成 rectification.docx（整改通知书.docx）或者 bulletin.docx（通报.docx）',
        'call it rectification.docx or bulletin.docx',
      ),
    ],
  );
};

const readTemplate = async (file: string, say: Say): Promise<NoticeTemplate> => {
  try {
    return { file, bytes: await readFile(file) };
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause === undefined) throw error;
    throw new UsageError(say(`读不了模板 ${file}：${cause}`, `cannot read the template ${file}: ${cause}`));
  }
};

const faultsOf = (error: unknown, say: Say): readonly string[] => {
  if (!(error instanceof UnusableTemplate)) throw error;
  return error.faults.map(({ zh, en }) => `${error.file} ${say(zh, en)}`);
};
