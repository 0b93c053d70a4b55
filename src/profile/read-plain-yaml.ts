import { FAILSAFE_SCHEMA, load, Type } from 'js-yaml';

/**
 * Plain data of a text that uses nothing of YAML beyond it: several times quicker than reading it with the place of every part.
 * Undefined where the careful reader has to look: anchors, aliases, tags, merge keys, tabs, several documents, keys that are no
 * text, anything that is wrong. Scalars are those of the YAML 1.2 core schema, as the careful reader takes them.
 */
export function readPlainYaml(text: string): unknown {
  if (NOT_PLAIN.test(text) || (text.match(ALIAS)?.length ?? 0) > MOST_ALIASES) return undefined;
  try {
    return unwrap(load(text, { schema: SCHEMA }), { parts: 0 }, 0);
  } catch {
    return undefined;
  }
}

/** Also inside quotes and comments: then the careful reader looks, which does no harm. */
const NOT_PLAIN =
  /(?:^|[\s[{,:?-])!(?=\S)|^(?:---|\.\.\.|%)|(?:^|[\s[{,])[?:](?=\s|$)|[\]}]\s*:(?=\s|$)|\*\S+\s*:(?=\s|$)|<<|__proto__|\t/m;
/** More than these may be a trick, which the careful reader knows how to tell. */
const ALIAS = /(?:^|[\s[{,:-])\*(?=\S)/gm;
const MOST_ALIASES = 100;
const MOST_PARTS = 200_000;
const MOST_DEPTH = 60;

/** A number, yes or no, or nothing, which as a key would be no text: it is told by being wrapped. */
class Plain {
  constructor(readonly value: unknown) {}
}
const NO_TEXT_KEY = '[object Object]';

const plain = (name: string, fits: RegExp, construct: (text: string) => unknown): Type =>
  new Type(`tag:yaml.org,2002:${name}`, {
    kind: 'scalar',
    resolve: (text: unknown) => fits.test(typeof text === 'string' ? text : ''),
    construct: (text: unknown) => new Plain(construct(typeof text === 'string' ? text : '')),
  });

const SCHEMA = FAILSAFE_SCHEMA.extend({
  implicit: [
    plain('null', /^(?:~|[Nn]ull|NULL)?$/, () => null),
    plain('bool', /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/, (text) => text.toLowerCase() === 'true'),
    plain('int', /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/, Number),
    plain(
      'float',
      /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      (text) => (/n$|f$/i.test(text) ? notFinite(text) : Number(text)),
    ),
  ],
});

const notFinite = (text: string): number => (/nan/i.test(text) ? NaN : text.startsWith('-') ? -Infinity : Infinity);

function unwrap(value: unknown, met: { parts: number }, depth: number): unknown {
  if (value instanceof Plain) return value.value;
  if (typeof value !== 'object' || value === null) return value;
  met.parts += 1;
  if (met.parts > MOST_PARTS || depth > MOST_DEPTH) throw new RangeError('too much for a quick look');
  if (Array.isArray(value)) return value.map((part) => unwrap(part, met, depth + 1));
  if (Object.hasOwn(value, NO_TEXT_KEY)) throw new TypeError('a key is no text');
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unwrap(part, met, depth + 1)]));
}
