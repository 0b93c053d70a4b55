/** What a search offers besides finding titles, tried as a visitor would: pinyin, plain words, filters, suggestions. */
import type { SearchArticle } from '../../locate/search/search-articles.js';
import type { SearchForm } from '../../locate/search/search-form.js';
import { mentions, readSearchHits, type SearchHits } from '../../locate/search/search-hits.js';
import { searchRequest } from '../../locate/search/search-request.js';
import { chooseWords } from '../../locate/search/search-words.js';
import type { SearchProbe, SearchQueryKind } from '../../model/snapshot.js';
import type { CrawlSession } from '../crawl-session.js';
import { askInBrowser, askPlainly, keepShown } from './ask-search.js';
import { typeInBrowser } from './search-in-browser.js';

/** No title bears it, and no engine makes words of it: what is listed all the same is listed whatever one asks. */
const NONSENSE = 'qzxvwjkq';
/** A second word, where the first one says nothing: the engine may not know its sound. */
const MOST_WORDS = 2;
/** Each takes two requests. */
const MOST_QUESTIONS = 5;
/** As much as a visitor types before he looks what is offered. */
const TYPED_CHARACTERS = 2;

/** Nothing where the plan wants none. `via`: the way by which a title was found, if one was. */
export async function trySearchFunctions(
  session: CrawlSession,
  form: SearchForm,
  articles: readonly SearchArticle[],
  via: SearchProbe['via'] | undefined,
): Promise<void> {
  const { functions = [], questions = [] } = session.plan.search ?? {};
  if (functions.length === 0) return;
  const way = via ?? (session.renderer ? 'render' : form.isPlain ? 'fetch' : undefined);
  if (!way) return;
  const ask = (as: SearchQueryKind, words: string, of?: string, by = way): Promise<SearchHits | undefined> =>
    session.signal.aborted
      ? Promise.resolve(undefined)
      : askWords(session, form, by, { as, words, ...(of !== undefined && { of }) });
  const words = chooseWords(articles.map(({ title }) => title)).slice(0, MOST_WORDS);
  const wants = (...names: typeof functions): boolean => names.some((name) => functions.includes(name));

  if (wants('pinyin', 'plain-language')) await ask('nonsense', NONSENSE);
  if (wants('pinyin')) {
    for (const word of words) {
      const asWritten = await ask('word', word);
      if (!mentions(asWritten, word)) continue;
      const spelt = await spell(word);
      if (mentions(await ask('pinyin', spelt, word), word)) break;
      // Some offer the word while its sound is typed.
      if (session.renderer && (await typeWords(session, form, { words: spelt, of: word }))) break;
    }
  } else if (wants('facets', 'suggestions') && words[0] !== undefined) await ask('word', words[0]);
  if (wants('plain-language'))
    for (const { ask: question, expects } of questions.slice(0, MOST_QUESTIONS)) {
      const [official] = expects;
      if (official !== undefined && mentions(await ask('official', official, question), official))
        await ask('question', question);
    }
  const [word] = words;
  if (!session.renderer || word === undefined) return;
  // What scripts add to the results is what visitors see of filters and words that are offered.
  if (way === 'fetch' && wants('facets', 'suggestions')) await ask('word', word, undefined, 'render');
  if (wants('suggestions')) await typeWords(session, form, { words: word.slice(0, TYPED_CHARACTERS) });
}

async function spell(word: string): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  return pinyin(word, { toneType: 'none', type: 'array', v: true }).join('');
}

type Query = NonNullable<SearchProbe['query']>;

async function askWords(
  session: CrawlSession,
  form: SearchForm,
  via: SearchProbe['via'],
  query: Query,
): Promise<SearchHits | undefined> {
  const probe = probeOf(form, via, query);
  const sought = { words: query.words, action: probe.action ?? '', isRendered: via === 'render' };
  const read = (page: Parameters<typeof readSearchHits>[0]): SearchHits => readSearchHits(page, sought);
  if (via === 'fetch') {
    const request = searchRequest(form, query.words);
    return request && (await askPlainly(session, probe, request, read))?.reading;
  }
  const isUnread = ({ state }: SearchHits): boolean => state === 'unread';
  return (await askInBrowser(session, form, query.words, probe, read, isUnread))?.reading;
}

/** True if the page offers something that bears the words, or what they stand for. */
async function typeWords(
  session: CrawlSession,
  form: SearchForm,
  { words, of }: { readonly words: string; readonly of?: string },
): Promise<boolean> {
  if (session.signal.aborted) return false;
  const query = { as: 'typed', words, ...(of !== undefined && { of }) } as const;
  const probe = probeOf(form, 'render', query);
  const typed = await typeInBrowser(session, form, words, of ?? words);
  if (session.signal.aborted) return false;
  if ('why' in typed) {
    await session.writer.probe({ ...probe, why: typed.why });
    return false;
  }
  const { record } = await keepShown(session, typed.shown);
  await session.writer.probe({ ...probe, query: { ...query, suggested: typed.suggested }, record });
  return typed.suggested.length > 0;
}

const probeOf = (form: SearchForm, via: SearchProbe['via'], query: Query): SearchProbe => ({
  kind: 'search',
  at: new Date().toISOString(),
  page: form.page.exchange.url,
  via,
  action: form.form?.action ?? form.page.exchange.url,
  query,
});
