import { describe, expect, it } from 'vitest';
import { columnUrl, readHtml, sitePage } from '../support/read-html.js';

const tabs = (html: string): readonly string[] => readHtml(sitePage(html), columnUrl).tabs;

describe('tabs', () => {
  it('are names that are clicked without an address', () => {
    expect(tabs('<ul class="tab-hd"><li class="on">政府信息公开指南</li><li>政府信息公开年报</li></ul>')).toEqual([
      '政府信息公开指南',
      '政府信息公开年报',
    ]);
    expect(tabs('<div><a href="javascript:void(0)" onclick="show(2)">政府信息公开制度</a></div>')).toContain(
      '政府信息公开制度',
    );
  });

  it('are no links, no hidden names, no plain text', () => {
    expect(tabs('<ul class="tab"><li><a href="/zn/">政府信息公开指南</a></li></ul>')).toEqual([]);
    expect(tabs('<ul class="tab"><li onclick="location.href=\'/zn/\'">政府信息公开指南</li></ul>')).toEqual([]);
    expect(tabs('<ul class="tab"><li style="display:none">政府信息公开指南</li></ul>')).toEqual([]);
    expect(tabs('<p>政府信息公开指南</p>')).toEqual([]);
  });
});
