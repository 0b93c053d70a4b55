const looksLikeAddress =
  /^(?:https?:)?\/\/[^\s'"]+$|^\.{0,2}\/[^\s'"]*$|^[\w%./~-]+\.(?:s?html?|jsp|jspx|aspx?|php|do|action|pdf|docx?|xlsx?)(?:\?[^\s'"]*)?$/i;
const assignment =
  /(?:^|[^\w.])(?:(?:window|document|self|top|parent|this)\.)*location(?:\.href)?\s*=\s*(?:encodeURI\()?\s*(["'])(.*?)\1(?!\s*\+)/;
const call = /(?:window\.)?(?:open|location\.(?:assign|replace)|navigate)\s*\(\s*(["'])(.*?)\1(?!\s*\+)/;
const anyString = /(["'])([^"']{1,1000})\1(?!\s*\+)/g;

/** The address that a click handler or `javascript:` link opens, as written; undefined when it opens none. */
export const openedBy = (script: string): string | undefined => {
  if (script.length > 5000) return undefined;
  const named = assignment.exec(script) ?? call.exec(script);
  if (named?.[2] && !/^(?:#|javascript:|about:)/i.test(named[2])) return named[2];
  if (!script.includes('(')) return undefined;
  for (const match of script.matchAll(anyString))
    if (looksLikeAddress.test(match[2] as string) && match[2] !== '/') return match[2];
  return undefined;
};
