import type { YAMLParseError, YAMLWarning } from 'yaml';

/** What the codes of the YAML parser mean to who has written the file. */
const causes: Readonly<Record<string, string>> = {
  ALIAS_PROPS: '引用（*）上不能再加别的标记',
  BAD_ALIAS: '引用（*）的名称写法不对',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写法不对，路径可以改用单引号',
  BAD_INDENT: '缩进没有对齐，或者括号没有写全',
  BAD_SCALAR_START: '值不能以 @ 或 ` 开头，请加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个“: ”，值里有冒号时请加引号',
  BLOCK_IN_FLOW: '方括号、花括号里不能再用缩进的写法',
  DUPLICATE_KEY: '同一个名称写了两次',
  MISSING_CHAR: '引号、括号或名称后面的冒号没有写全',
  MULTILINE_IMPLICIT_KEY: '上一行没有写完：名称后面要有“: ”，值要和名称在同一行或缩进',
  MULTIPLE_ANCHORS: '一个值只能有一个锚点（&）',
  MULTIPLE_DOCS: '一个文件里只能有一份内容，请去掉中间的 ---',
  MULTIPLE_TAGS: '一个值只能有一个标签（!）',
  TAB_AS_INDENT: '缩进不能用制表符（Tab），请改成空格',
  TAG_RESOLVE_FAILED: '不能用标签（!）',
  UNEXPECTED_TOKEN: '这里多出了别的内容，请看看缩进、括号和引号',
};

/** Here the parser repeats what the file holds, which may be a password without its quotes. */
const QUOTING: ReadonlySet<string> = new Set(['BAD_DIRECTIVE', 'TAG_RESOLVE_FAILED', 'UNEXPECTED_TOKEN']);

/** A fault of YAML in the reader's words. The parser's own sentence stays in brackets, without what it quotes of the file. */
export const describeYamlError = (error: YAMLParseError | YAMLWarning): { zh: string; en: string } => {
  const { code } = error;
  const message = QUOTING.has(code) ? error.message.replace(/(?:: | directive ).*$/s, '') : error.message;
  const cause = causes[code];
  return {
    zh: cause === undefined ? `YAML 写法有误（${message}）` : `YAML 写法有误：${cause}（${message}）`,
    en: `YAML: ${message}`,
  };
};
