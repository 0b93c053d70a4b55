import type { Article, Column, SiteContent } from '../content/column.js';
import { everyColumn } from '../content/column.js';

export interface IndexedColumn {
  readonly column: Column;
  readonly number: number;
  /** From the top menu down, without itself. */
  readonly parents: readonly Column[];
}

export interface IndexedArticle {
  readonly article: Article;
  readonly number: number;
  /** The column it was published in; others may list it too. */
  readonly column: Column;
}

/** Every column and article of a site, numbered in order, once each. */
export interface SiteIndex {
  readonly columns: ReadonlyMap<string, IndexedColumn>;
  readonly articles: ReadonlyMap<string, IndexedArticle>;
}

/** Numbers the columns and articles of a site as its CMS would have done. */
export function indexSite(
  content: SiteContent,
  start: { readonly column: number; readonly article: number },
): SiteIndex {
  const columns = new Map<string, IndexedColumn>();
  const articles = new Map<string, IndexedArticle>();
  const visit = (list: readonly Column[], parents: readonly Column[]): void => {
    for (const column of list) {
      if (columns.has(column.key)) continue;
      columns.set(column.key, { column, number: start.column + columns.size, parents });
      for (const article of column.articles) {
        if (!articles.has(article.key))
          articles.set(article.key, { article, column, number: start.article + articles.size * 7 });
      }
      visit(column.columns, [...parents, column]);
    }
  };
  visit(content.navigation, []);
  visit(content.homeLists, []);
  return { columns, articles };
}

/** Articles of a column, newest first as a list shows them. */
export const newestFirst = (articles: readonly Article[]): Article[] =>
  [...articles].sort((a, b) => (a.publishedOn < b.publishedOn ? 1 : a.publishedOn > b.publishedOn ? -1 : 0));

/** Articles whose title holds the words, for the search page. */
export function searchArticles(content: SiteContent, words: string): Article[] {
  const seen = new Map<string, Article>();
  for (const column of everyColumn(content.navigation)) {
    for (const article of column.articles) {
      if (words !== '' && article.title.includes(words)) seen.set(article.key, article);
    }
  }
  return newestFirst([...seen.values()]);
}
