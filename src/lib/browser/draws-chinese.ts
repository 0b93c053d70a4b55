import type { Page } from 'playwright';

/**
 * Whether a browser has glyphs for Chinese. It draws each character by itself and compares the pictures: all must differ from
 * one another, from a space and from a code point that no font has. Without a font they are blank, or boxes that all look alike.
 */
export async function drawsChinese(page: Page): Promise<boolean> {
  const characters = [...'政府信息公开'];
  const [blank, unknown] = ['\u3000', '\u{10FFFD}'];
  const cells = [...characters, blank, unknown].map((character) => `<b>${character}</b>`).join('');
  await page.setContent(
    `<html lang="zh"><style>b{display:block;width:40px;height:40px;overflow:hidden;font:32px/40px sans-serif}</style>${cells}</html>`,
  );
  const pictures: string[] = [];
  for (const cell of await page.locator('b').all()) pictures.push((await cell.screenshot()).toString('base64'));
  const drawn = new Set(pictures.slice(0, characters.length));
  return drawn.size === characters.length && pictures.slice(characters.length).every((picture) => !drawn.has(picture));
}
