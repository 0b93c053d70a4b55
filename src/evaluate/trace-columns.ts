import type { SiteModel } from '../model/site-model.js';

/** A site that notes which columns it is asked for; in all else the site itself. */
export function traceColumns(site: SiteModel): { readonly site: SiteModel; readonly asked: ReadonlySet<string> } {
  const asked = new Set<string>();
  const noting =
    <R>(ask: (id: string) => R) =>
    (id: string): R => {
      asked.add(id);
      return ask(id);
    };
  const traced = new Proxy(site, {
    get: (target, key, receiver): unknown => {
      if (key === 'column') return noting((id) => target.column(id));
      if (key === 'below') return noting((id) => target.below(id));
      if (key === 'platform') asked.add('platform');
      return Reflect.get(target, key, receiver);
    },
  });
  return { site: traced, asked };
}
