const looksLikeAddress =
  /^(?:https?:)?\/\/[^\s'"]+$|^\.{0,2}\/[^\s'"]*$|^[\w%./~-]+\.(?:s?html?|jsp|jspx|aspx?|php|do|action|pdf|docx?|xlsx?)(?:\?[^\s'"]*)?$/i;
const assignment =
  /(?:^|[^\w.])(?:(?:window|document|self|top|parent|this)\.)*location(?:\.href)?\s*=\s*(?:encodeURI\()?\s*(["'])([^"']*)\1(?!\s*\+)/;
const call = /(?:window\.)?(?:open|location\.(?:assign|replace)|navigate)\s*\(\s*(["'])([^"']*)\1(?!\s*\+)/;
const anyString = /(["'])([^"']{1,1000})\1(?!\s*\+)/g;

/**
 * The address that a click handler or `javascript:` link opens, as written: named in the handler itself, else by what
 * the page's own functions make of its arguments, else the first argument that looks like an address.
 */
export const openedBy = (script: string, opens: (script: string) => string | undefined): string | undefined => {
  if (script.length > 5000) return undefined;
  const named = assignment.exec(script) ?? call.exec(script);
  if (named?.[2] && !/^(?:#|javascript:|about:)/i.test(named[2])) return named[2];
  if (!script.includes('(') && !script.includes('location')) return undefined;
  const made = opens(script);
  if (made !== undefined) return made;
  for (const match of script.matchAll(anyString))
    if (looksLikeAddress.test(match[2] as string) && match[2] !== '/') return match[2];
  return undefined;
};

/** An address that an element keeps for a script: `data-url="/zwgk/index.html"` on a part that is clicked. */
export const addressKept = (attributes: Readonly<Record<string, string>>): string | undefined => {
  const kept = attributes['data-href'] ?? attributes['data-url'] ?? attributes['data-link'];
  return kept !== undefined &&
    looksLikeAddress.test(kept.trim()) &&
    !/\.(?:jpe?g|png|gif|svg|webp|js|json|css|mp4)(?:\?|$)/i.test(kept)
    ? kept.trim()
    : undefined;
};
