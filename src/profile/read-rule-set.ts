/** One rule set from disk: its file, or all files of its folder, each checked for syntax and shape. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { coversClause, listsClause } from './clause-row.js';
import { explainFaults } from './explain-fault.js';
import { HEAD_FILE, type RuleSetPlace } from './find-rule-set.js';
import { parseRuleFile, type ParsedFile, type Path } from './parse-rule-file.js';
import type { Bilingual, Problem } from './profile-error.js';
import { HEAD_KEYS, RuleFile } from './rule-set-schema.js';
import { findFaults } from './validator.js';

/** A file whose shape was checked. Entries in `broken` (`rules/guide-elements`) are there, but not to be judged further. */
export interface RuleSetFile {
  readonly parsed: ParsedFile;
  readonly content: RuleFile;
  readonly broken: ReadonlySet<string>;
  readonly isHead: boolean;
}

export interface RuleSetSource {
  readonly place: RuleSetPlace;
  /** The head first, then by name. */
  readonly files: readonly RuleSetFile[];
  readonly problems: readonly Problem[];
}

/** Reads all files of a rule set and reports every fault of each. */
export function readRuleSet(place: RuleSetPlace): RuleSetSource {
  const problems: Problem[] = [];
  const files = filesOf(place).map(({ path, isHead }): RuleSetFile => {
    const tooLarge = statSync(path).size > 2 ** 26;
    const parsed = parseRuleFile(shownPath(path), tooLarge ? new Uint8Array(2 ** 23) : readFileSync(path));
    problems.push(...parsed.problems);
    if (parsed.data === undefined && parsed.problems.length > 0)
      return { parsed, content: {}, broken: new Set(['']), isHead };
    const { content, broken, problems: faults } = checkShape(parsed, place.isFolder && !isHead);
    problems.push(...faults.filter((fault) => !parsed.problems.some((earlier) => isSamePlace(earlier, fault))));
    return { parsed, content, broken, isHead };
  });
  return { place, files, problems: [...problems, ...findTwins(files)] };
}

/** A problem at a part of a file. */
export function problemAt(
  parsed: ParsedFile,
  path: Path,
  message: Bilingual,
  { hint, at = 'value' }: { readonly hint?: Bilingual; readonly at?: 'key' | 'value' } = {},
): Problem {
  return {
    file: parsed.file,
    ...parsed.place(path, at),
    message: message.zh,
    messageEn: message.en,
    ...(hint ? { hint: hint.zh, hintEn: hint.en } : {}),
  };
}

function filesOf(place: RuleSetPlace): readonly { readonly path: string; readonly isHead: boolean }[] {
  if (!place.isFolder) return [{ path: place.path, isHead: true }];
  const names = readdirSync(place.path)
    .filter((name) => /\.ya?ml$/.test(name) && statSync(join(place.path, name)).isFile())
    .sort();
  return [HEAD_FILE, ...names.filter((name) => name !== HEAD_FILE)].map((name) => ({
    path: join(place.path, name),
    isHead: name === HEAD_FILE,
  }));
}

function checkShape(
  parsed: ParsedFile,
  isPart: boolean,
): Pick<RuleSetFile, 'content' | 'broken'> & { problems: Problem[] } {
  const data = parsed.data ?? {};
  const problems: Problem[] = [];
  const broken = new Set<string>();
  for (const { path, at, message, hint } of explainFaults(findFaults(RuleFile, data))) {
    problems.push(problemAt(parsed, path, message, { at, ...(hint ? { hint } : {}) }));
    broken.add(path.slice(0, 2).join('/'));
  }
  if (typeof data !== 'object' || Array.isArray(data)) return { content: {}, broken: new Set(['']), problems };
  const content = data as RuleFile;
  if (isPart) {
    for (const key of HEAD_KEYS) {
      if (content[key] === undefined) continue;
      const message = { zh: `${key} 只能写在 ${HEAD_FILE} 里`, en: `${key} belongs into ${HEAD_FILE}` };
      problems.push(problemAt(parsed, [key], message, { at: 'key' }));
    }
  }
  return { content: usable(content), broken, problems };
}

/** Parts of a wrong kind (a list of rules, an entry that is a text) are left out, so that the rest can still be judged. */
function usable(content: RuleFile): RuleFile {
  return Object.fromEntries(
    Object.entries(content).flatMap(([key, value]): [string, unknown][] => {
      if (['sources', 'columns', 'rules', 'overrides'].includes(key))
        return isMap(value)
          ? [[key, Object.fromEntries(Object.entries(value).filter(([, entry]) => isMap(entry)))]]
          : [];
      if (['sections', 'clauses', 'waivers', 'extends'].includes(key))
        return Array.isArray(value) ? [[key, value]] : [];
      return key === 'scoring' && !isMap(value) ? [] : [[key, value]];
    }),
  );
}

/** The same id in two files of a folder, or twice in a list. */
function findTwins(files: readonly RuleSetFile[]): Problem[] {
  const problems: Problem[] = [];
  const first = new Map<string, { readonly parsed: ParsedFile; readonly path: Path }>();
  const meet = (parsed: ParsedFile, kind: string, id: unknown, path: Path, role = ''): void => {
    const key = `${kind}${role}/${String(id)}`;
    const earlier = first.get(key);
    if (!earlier) return void first.set(key, { parsed, path });
    const { line } = earlier.parsed.place(earlier.path, 'key');
    const where = `${earlier.parsed.file}:${line}`;
    problems.push(
      problemAt(
        parsed,
        path,
        { zh: `${kind} 里的 ${String(id)} 重复`, en: `${String(id)} stands twice in ${kind}` },
        {
          at: 'key',
          hint: { zh: `已写在 ${where}`, en: `it stands at ${where}` },
        },
      ),
    );
  };
  for (const { parsed, content } of files) {
    for (const kind of ['sources', 'columns', 'rules', 'overrides'] as const)
      for (const id of Object.keys(content[kind] ?? {})) meet(parsed, kind, id, [kind, id]);
    content.sections?.forEach((entry, at) => meet(parsed, 'sections', idOf(entry), ['sections', at]));
    // A clause is listed once and covered once, often in two files.
    content.clauses?.forEach((entry, at) => {
      if (!isMap(entry)) return;
      if (listsClause(entry)) meet(parsed, 'clauses', entry.id, ['clauses', at], '清单');
      if (coversClause(entry)) meet(parsed, 'clauses', entry.id, ['clauses', at], '对应');
      if (Object.keys(entry).some((key) => key !== 'id')) return;
      const message = {
        zh: `条款 ${String(entry.id)} 什么也没有写`,
        en: `the row of the clause ${String(entry.id)} says nothing`,
      };
      problems.push(problemAt(parsed, ['clauses', at], message, { hint: CLAUSE_ROW }));
    });
    content.waivers?.forEach((entry, at) => {
      if (!isMap(entry)) return;
      meet(parsed, 'waivers', [entry.rule, entry.site].filter(Boolean).join(' @ '), ['waivers', at]);
    });
  }
  return problems;
}

const CLAUSE_ROW = {
  zh: '清单里写 phrase 和 class；对应写 rules、manual 或 notObservable',
  en: 'a list gives phrase and class; coverage gives rules, manual or notObservable',
};
const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const idOf = (entry: unknown): unknown => (isMap(entry) ? entry.id : undefined);

const isSamePlace = (a: Problem, b: Problem): boolean => a.line === b.line && a.column === b.column;

/** As short as it can be told from where the user stands. */
function shownPath(path: string): string {
  const way = relative(process.cwd(), path);
  return way.startsWith(`..${sep}`) ? path : way;
}
