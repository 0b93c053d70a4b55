import { readExpression } from '../../lib/script/read-expression.js';
import type { Literal } from '../../lib/script/read-expression.js';
import type { Tree } from '../tree/element.js';
import { locationOf, scriptTargets } from './script-targets.js';

/** Where a call of the page's own functions leads: `go(12)` with `function go(id) { location.href = '/x/' + id }`. */
export interface PageFunctions {
  /** The address that a handler opens by its calls, as written; undefined where it is not one and the same. */
  readonly opens: (handler: string) => string | undefined;
  /** The addresses to which the calls of a script take the page itself. */
  readonly leaves: (script: string) => readonly string[];
}

interface PageFunction {
  readonly parameters: readonly string[];
  readonly body: string;
}

const call = /(?<![\w$.])([A-Za-z_$][\w$]{0,60}(?:\.[\w$]{1,60}){0,2})\s*\(/g;
const keywords =
  /^(?:if|for|while|switch|function|return|typeof|catch|alert|confirm|setTimeout|setInterval|event\..*|window\..*|\$|jQuery)$/;
/** A page calls few functions of its own; what lies beyond is a library's. */
const mostNames = 60;
const maxBody = 3000;
/** Different handlers that are read: real pages have hundreds. */
const mostHandlers = 2000;
/** A name that stands oftener in a script without being declared is a word. */
const mostTries = 30;

/** Reads a function when it is first called. Nothing is run: written arguments take the place of parameters. */
export const createPageFunctions = (tree: Tree, url: string): PageFunctions => {
  const known = new Map<string, PageFunction | undefined>();
  const read = new Map<string, string | undefined>();
  const here = locationOf(url);
  const functionOf = (path: string): PageFunction | undefined => {
    const name = path.split('.').at(-1) as string;
    if (!known.has(name) && known.size < mostNames) known.set(name, findFunction(tree, name));
    return known.get(name);
  };
  const targetsOf = (script: string, windows: boolean): ReadonlySet<string> => {
    const targets = new Set<string>();
    for (const found of script.matchAll(call)) {
      const path = found[1] as string;
      const own = keywords.test(path) ? undefined : functionOf(path);
      if (own === undefined) continue;
      const given = argumentsAt(script, found.index + found[0].length);
      const lookup = (name: string): Literal => {
        const place = own.parameters.indexOf(name);
        return place === -1 ? here(name) : given[place];
      };
      for (const target of scriptTargets(own.body, lookup, { windows })) targets.add(target);
    }
    return targets;
  };
  return {
    opens: (handler) => {
      if (read.has(handler)) return read.get(handler);
      if (handler.length > 2000 || read.size >= mostHandlers) return undefined;
      const targets = new Set([...scriptTargets(handler, here), ...targetsOf(handler, true)]);
      const [only] = targets;
      const opened = targets.size === 1 ? only : undefined;
      read.set(handler, opened);
      return opened;
    },
    leaves: (script) => [...targetsOf(script, false)],
  };
};

const argumentsAt = (source: string, start: number): readonly Literal[] => {
  const values: Literal[] = [];
  for (let at = start; values.length < 8;) {
    const { value, end } = readExpression(source, at);
    values.push(value);
    if (source[end] !== ',') break;
    at = end + 1;
  }
  return values;
};

const findFunction = (tree: Tree, name: string): PageFunction | undefined => {
  const escaped = name.replaceAll('$', String.raw`\$`);
  const head = new RegExp(
    String.raw`(?:function\s+${escaped}\s*|(?<![\w$])${escaped}["']?\s*[=:]\s*(?:function\s*\w{0,60}\s*)?)\(([^()]{0,200})\)\s*(?:=>)?\s*\{`,
  );
  for (const { text } of tree.scripts) {
    if (text.length > 300_000) continue;
    let at = text.indexOf(name);
    for (let tries = 0; at !== -1 && tries < mostTries; at = text.indexOf(name, at + name.length), tries++) {
      const from = Math.max(0, at - 12);
      const found = head.exec(text.slice(from, at + name.length + 300));
      if (!found) continue;
      const body = blockAt(text, from + found.index + found[0].length);
      return { parameters: (found[1] as string).split(',').map((part) => part.trim()), body };
    }
  }
  return undefined;
};

/** The text of a block up to its closing brace. */
const blockAt = (text: string, start: number): string => {
  let depth = 1;
  const limit = Math.min(text.length, start + maxBody);
  for (let at = start; at < limit; at++) {
    const char = text[at];
    if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return text.slice(start, at);
  }
  return text.slice(start, limit);
};
