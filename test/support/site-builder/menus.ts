/** Links that are not plain: split names, onclick openers, image maps, script and frame menus, hidden and commented ones. */
import type { LinkShown } from './content.js';
import { escape } from './fragments.js';
import type { SiteSpec } from './spec.js';
import type { MenuItem, Style, View } from './style.js';

export interface ShownItem extends MenuItem {
  readonly shown: LinkShown;
}

/** A menu, and the files that it needs beside the page. */
export interface WrittenMenu {
  readonly html: string;
  readonly files: readonly (readonly [path: string, type: string, text: string])[];
}

const split = (name: string): string =>
  `${name.slice(0, Math.ceil(name.length / 2))}<br>${name.slice(Math.ceil(name.length / 2))}`;

/** One link that readers do or do not see. */
export const linkHtml = (name: string, href: string, shown: LinkShown): string => {
  const link = `<a href="${escape(href)}">${name}</a>`;
  switch (shown) {
    case 'shown':
      return `<div class="quick">${link}</div>`;
    case 'image':
      return `<div class="quick"><a href="${escape(href)}"><img src="/images/quick.png" alt="${name}"></a></div>`;
    case 'comment':
      return `<!-- <div class="quick">${link}</div> -->`;
    case 'hidden':
      return `<div class="quick" hidden>${link}</div>`;
    case 'display-none':
      return `<div class="quick" style="display: none;">${link}</div>`;
    case 'absent':
      return '';
  }
};

/** The platform's menu as the spec wants it written. */
export const writeMenu = (
  items: readonly ShownItem[],
  kind: NonNullable<SiteSpec['menu']>,
  style: Style,
  view: View,
): WrittenMenu => {
  const seen = items.filter((item) => item.shown === 'shown');
  const unseen = items
    .filter((item) => item.shown !== 'shown')
    .map((item) => linkHtml(item.name, view.href(item.path), item.shown))
    .join('');
  const plain = (html: string): WrittenMenu => ({ html: html + unseen, files: [] });
  switch (kind) {
    case 'plain':
      return plain(style.menu(seen, view));
    case 'br':
      return plain(
        style.menu(
          seen.map((item) => ({ ...item, name: `<span>${split(item.name)}</span>` })),
          view,
        ),
      );
    case 'onclick':
      return plain(
        `<div class="menu">${seen
          .map((item, index) =>
            index % 2
              ? `<div class="menu-item" onclick="window.location.href='${escape(view.href(item.path))}'"><span>${item.name}</span></div>`
              : `<a class="menu-item" href="javascript:void(0)" onclick="window.open('${escape(view.href(item.path))}')">${item.name}</a>`,
          )
          .join('')}</div>`,
      );
    case 'image-map':
      return plain(
        `<img src="/images/menu.jpg" alt="政府信息公开栏目" usemap="#gkMenu" border="0"><map name="gkMenu">${seen
          .map(
            (item, index) =>
              `<area shape="rect" coords="0,${index * 40},200,${index * 40 + 38}" href="${escape(view.href(item.path))}" alt="${item.name}" title="${item.name}">`,
          )
          .join('')}</map>`,
      );
    case 'script': {
      const items_ = seen.map((item) => `{name:"${item.name}",url:"${item.path}"}`).join(',');
      return {
        html: `<div class="menu" id="gkMenu"><script src="/js/gkmenu.js"></script></div>${unseen}`,
        files: [
          [
            '/js/gkmenu.js',
            'application/javascript',
            `var gkMenu=[${items_}];\ndocument.write('<ul>');\n${seen.map((item) => `document.write('<li><a href="${item.path}">${item.name}</a></li>');`).join('\n')}\ndocument.write('</ul>');`,
          ],
        ],
      };
    }
    case 'iframe':
      return {
        html: `<iframe src="/gkmenu.html" title="栏目菜单" width="220" height="600" frameborder="0"></iframe>${unseen}`,
        files: [
          [
            '/gkmenu.html',
            style.contentType,
            `<html><head><meta charset="${style.charset}"><base target="_parent"></head><body>${style.menu(seen, { ...view, path: '/gkmenu.html', href: (path) => path })}</body></html>`,
          ],
        ],
      };
  }
};
