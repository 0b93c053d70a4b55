import type { Db } from '../../store/tables.js';
import type { Call } from '../route.js';

/** What a rule is called, and where it stands; a rule that no report knows is called by its id. */
export interface RuleNames {
  readonly titleOf: (rule: string) => string;
  readonly levelOf: (rule: string) => string | undefined;
  readonly sectionOf: (rule: string) => string | undefined;
  /** Ids by title, for choices. */
  readonly all: readonly { readonly rule: string; readonly title: string; readonly level: string }[];
}

/** Names of all rules that reports of the store have, in the reader's language. */
export async function ruleNames(db: Db, lang: Call['lang']): Promise<RuleNames> {
  const rows = await db.selectFrom('rule_words').selectAll().orderBy('rule').execute();
  const byRule = new Map(rows.map((row) => [row.rule, row]));
  const title = (row: (typeof rows)[number]): string => (lang === 'en' ? (row.title_en ?? row.title) : row.title);
  return {
    titleOf: (rule) => {
      const row = byRule.get(rule);
      return row ? title(row) : rule;
    },
    levelOf: (rule) => byRule.get(rule)?.level,
    sectionOf: (rule) => byRule.get(rule)?.section,
    all: rows.map((row) => ({ rule: row.rule, title: title(row), level: row.level })),
  };
}
