/** Takes out `<% … %>` of templates served raw: an HTML parser would show their comments as text. Linear. */
export const withoutServerCode = (source: string): string => {
  let at = source.indexOf('<%');
  if (at === -1) return source;
  const parts: string[] = [];
  let from = 0;
  while (at !== -1) {
    const close = source.startsWith('<%--', at) ? '--%>' : '%>';
    const end = source.indexOf(close, at + 2);
    if (end === -1) break;
    parts.push(source.slice(from, at));
    from = end + close.length;
    at = source.indexOf('<%', from);
  }
  parts.push(source.slice(from));
  return parts.join('');
};
