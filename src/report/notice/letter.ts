import type { AuditReport, Finding, RuleOutcome } from '../../model/report.js';
import { beijingTime } from '../beijing-time.js';
import type { Language } from '../wording/catalogue.js';
import type { NoticeWishes } from './notice-wishes.js';
import type { Values } from './tags.js';
import { dayInWords, type NoticeWords } from './words.js';

/** What is wished for this letter, and what both letters share. */
export interface Letter {
  readonly wishes: NoticeWishes;
  readonly words: NoticeWords;
  readonly asOf: string;
  /** Instants at which the look at the sites began. */
  readonly begun: readonly string[];
  readonly profiles: readonly Pick<AuditReport['profile'], 'title' | 'version'>[];
  readonly tool: AuditReport['tool'];
  readonly number: string | undefined;
  readonly title: string;
  readonly recipient: string;
}

/** Values of `letterTags`. */
export function letterValues({ wishes, words, asOf, begun, profiles, tool, number, title, recipient }: Letter): Values {
  const { blank } = words;
  const joined = (parts: readonly string[]): string => [...new Set(parts)].join(words.listSeparator);
  return {
    issuer: wishes.issuer ?? blank.name,
    documentNumber: number ?? blank.number,
    title,
    recipient,
    checkedOn: checkedOn(asOf, begun, words),
    profile: words.titles([...new Set(profiles.map((profile) => profile.title))]),
    profileVersion: joined(profiles.map(({ version }) => version)),
    dueOn: dayInWords(wishes.dueOn, words),
    issuedOn: dayInWords(wishes.issuedOn, words),
    contact: wishes.contact ?? blank.person,
    phone: wishes.phone ?? blank.person,
    hasReplyTo: wishes.replyTo !== undefined,
    replyTo: wishes.replyTo ?? '',
    tool: `${tool.name} ${tool.version}`,
  };
}

/** The day for which sites are judged; the days on which they were looked at too, where these are others. */
function checkedOn(asOf: string, begun: readonly string[], words: NoticeWords): string {
  const days = begun.map((instant) => beijingTime(instant).slice(0, 10)).sort();
  const [first = asOf] = days;
  const last = days.at(-1) ?? asOf;
  const day = dayInWords(asOf, words);
  return first === asOf && last === asOf ? day : words.lookedAt(dayInWords(first, words), dayInWords(last, words), day);
}

/** Sources of a rule as letters name them: 《title》（number）clause. */
export const basisOf = ({ basis }: Pick<RuleOutcome, 'basis'>, words: NoticeWords): string =>
  basis.map(({ document, number, clause }) => words.basis(document, number, clause)).join(words.semicolon);

/** Where something is: unit and column, or the whole site. */
export const placeOf = ({ unit, column }: Pick<Finding, 'unit' | 'column'>, words: NoticeWords): string =>
  [unit, column].filter((part) => part !== undefined && part !== '').join(' · ') || words.wholeSite;

/** Names one after another; of more than `most` the first and how many there are. */
export const namesOf = (
  names: readonly string[],
  words: NoticeWords,
  most: number,
  many = words.namesOfMany,
): string =>
  names.length > most
    ? many(names.slice(0, most).join(words.listSeparator), names.length)
    : names.join(words.listSeparator);

/** The page of a finding; else that of its first evidence. */
export const addressOf = (finding: Finding): string => finding.url ?? finding.evidence[0]?.url ?? '';

/** Text of a rule or finding in the letter's language; Chinese where there is no other. */
export const inLanguage = (lang: Language, chinese: string, english: string | undefined): string =>
  lang === 'en' ? (english ?? chinese) : chinese;
