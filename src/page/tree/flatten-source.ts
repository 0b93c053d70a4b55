const maxDepth = 300;
const longTag = 8000;
const manyAttributes = 1000;
const rawTags = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noframes', 'noscript']);
const voidTags = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Left open these multiply elements in the parser; they say nothing that the page layer needs. */
const formattingTags = new Set('b big code em font i nobr s small strike strong tt u'.split(' '));

/** A tag with thousands of attributes costs the parser the square of their number. */
export const hasOverlongTag = (source: string): boolean => {
  for (let at = source.indexOf('<'); at !== -1;) {
    const end = source.indexOf('>', at);
    if ((end === -1 ? source.length : end) - at > longTag && isOverlong(source.slice(at, end === -1 ? undefined : end)))
      return true;
    if (end === -1) return false;
    at = source.indexOf('<', end);
  }
  return false;
};

const isOverlong = (tag: string): boolean => {
  if (!/^<[a-z/]/i.test(tag)) return false;
  let blanks = 0;
  for (let index = 0; index < tag.length; index++) if (/[\s/"']/.test(tag[index] as string)) blanks++;
  return blanks > manyAttributes;
};

/** Takes out tags nested deeper than any real page and those made of thousands of attributes; the texts stay. Linear. */
export const flattenSource = (source: string): string => {
  const parts: string[] = [];
  const lower = source.toLowerCase();
  const open: string[] = [];
  let dropped = 0;
  let at = 0;
  while (at < source.length) {
    const start = source.indexOf('<', at);
    if (start === -1) break;
    parts.push(source.slice(at, start));
    if (source.startsWith('<!--', start)) {
      const end = source.indexOf('-->', start + 4);
      at = end === -1 ? source.length : end + 3;
      continue;
    }
    const end = source.indexOf('>', start);
    if (end === -1) {
      // A tag that never ends is no tag: browsers drop it too.
      at = /^<[a-z/!?]/i.test(source.slice(start, start + 2)) ? source.length : start;
      break;
    }
    const tag = source.slice(start, end + 1);
    at = end + 1;
    const match = /^<(\/?)([a-z][a-z\d]*)/i.exec(tag);
    if (!match || formattingTags.has((match[2] as string).toLowerCase())) continue;
    if (tag.length > longTag && isOverlong(tag)) continue;
    const name = (match[2] as string).toLowerCase();
    if (match[1] === '/') {
      if (dropped > 0) dropped--;
      else if (open.slice(-20).includes(name)) {
        while (open.pop() !== name);
        parts.push(tag);
      }
    } else if (rawTags.has(name)) {
      const close = lower.indexOf(`</${name}`, at);
      const stop = close === -1 ? source.length : close;
      parts.push(tag, source.slice(at, stop), `</${name}>`);
      at = stop;
      if (close !== -1) at = source.indexOf('>', close) + 1 || source.length;
    } else if (voidTags.has(name) || tag.endsWith('/>')) parts.push(tag);
    else if (open.length >= maxDepth) dropped++;
    else {
      open.push(name);
      parts.push(tag);
    }
  }
  parts.push(source.slice(at));
  return parts.join('');
};
