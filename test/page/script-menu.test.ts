import { describe, expect, it } from 'vitest';
import { columnUrl, readHtml, sitePage } from '../support/read-html.js';

const hasScriptMenu = (html: string): boolean => readHtml(sitePage(html), columnUrl).hasScriptMenu;

describe('a menu that a script writes', () => {
  it('is missing from the bytes, also where the page is so short that it stands near the end', () => {
    const menu = '<div class="left"><ul class="menu"><script src="/images/xxgk_menu.js"></script></ul></div>';
    expect(hasScriptMenu(`${menu}<div class="right"><h3>最新公开信息</h3></div>`)).toBe(true);
    expect(hasScriptMenu(`<h3>最新公开信息</h3>${menu}`)).toBe(true);
  });

  it('is none where the script is a library or the counter at the foot', () => {
    expect(hasScriptMenu('<div class="left"><script src="/js/jquery-1.8.3.min.js"></script></div>')).toBe(false);
    expect(hasScriptMenu(`${'<p>正文</p>'.repeat(30)}<div class="end"><script src="/js/mark.js"></script></div>`)).toBe(
      false,
    );
  });
});
