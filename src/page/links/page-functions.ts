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

/** Reads a function when it is first called. Nothing is run: written arguments take the place of parameters. */
export const createPageFunctions = (tree: Tree, url: string): PageFunctions => {
  const known = new Map<string, PageFunction | undefined>();
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
      if (handler.length > 2000) return undefined;
      const targets = new Set([...scriptTargets(handler, here), ...targetsOf(handler, true)]);
      const [only] = targets;
      return targets.size === 1 ? only : undefined;
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
    if (text.length > 300_000 || !text.includes(name)) continue;
    const found = head.exec(text);
    if (!found) continue;
    const body = blockAt(text, found.index + found[0].length);
    return { parameters: (found[1] as string).split(',').map((part) => part.trim()), body };
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
