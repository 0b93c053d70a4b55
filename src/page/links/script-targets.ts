import { readExpression } from '../../lib/script/read-expression.js';
import type { Literal, Lookup } from '../../lib/script/read-expression.js';

const leaves =
  /(?<![\w$])(?:location(?:\.href)?\s*=(?![=])\s*|location\.(?:replace|assign)\s*\(\s*|(?:window\.)?navigate\s*\(\s*)/g;
const opens = /(?<![\w$.])(?:window\.)?open\s*\(\s*/g;
const local = /(?:^|[;{\s])(?:var\s+|let\s+|const\s+)?([\w$]{1,60})\s*=(?![=>])\s*/g;
const maxScript = 6000;
/** Openers are short; each step may read the script to its end. */
const mostSteps = 60;

/** What `location` says of the page itself. */
export const locationOf = (url: string): Lookup => {
  if (!URL.canParse(url)) return () => undefined;
  const { protocol, host, hostname, origin, pathname, search } = new URL(url);
  const parts: Readonly<Record<string, string>> = {
    protocol,
    host,
    hostname,
    origin,
    pathname,
    search,
    href: url,
    hash: '',
  };
  return (name) => {
    const part = /^(?:(?:window|document|self|top|parent)\.)*location\.(\w+)$/.exec(name)?.[1];
    if (part !== undefined) return parts[part];
    return name === 'document.domain' ? hostname : undefined;
  };
};

/**
 * The addresses to which a piece of script goes, as far as they are written out: literals, sums of them with names that
 * are looked up, and with what the script itself puts into a name before. `windows`: those too that open beside the page.
 */
export const scriptTargets = (script: string, lookup: Lookup, { windows = true } = {}): string[] => {
  if (script.length > maxScript || !/location|open|navigate/.test(script)) return [];
  const names = new Map<string, Literal>();
  const known: Lookup = (name) => (names.has(name) ? names.get(name) : lookup(name));
  const steps = [
    ...[...script.matchAll(local)].map((match) => ({
      at: match.index,
      end: match.index + match[0].length,
      name: match[1],
    })),
    ...[...script.matchAll(leaves), ...(windows ? script.matchAll(opens) : [])].map((match) => ({
      at: match.index,
      end: match.index + match[0].length,
      name: undefined,
    })),
  ]
    .sort((one, other) => one.at - other.at)
    .slice(0, mostSteps);
  const targets = new Set<string>();
  for (const { end, name } of steps) {
    const { value } = readExpression(script, end, known);
    if (name !== undefined) names.set(name, value);
    else {
      const target = typeof value === 'string' ? value.trim() : '';
      if (target !== '' && !/^(?:#|javascript:|about:)/i.test(target)) targets.add(target);
    }
  }
  return [...targets];
};
