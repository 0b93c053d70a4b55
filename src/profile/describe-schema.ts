/** Every key of a schema gets the text that an editor shows when the pointer rests on it. */

type Json = Record<string, unknown>;
const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a key is for, where the schema itself says nothing or only its kind. */
export type WordsOf = (name: string) => string | undefined;

/**
 * Gives each property, as deep as the schema goes, a description: what the schema says itself, else the words of its name,
 * with the kind of value (its title) behind. Changes the schema in place.
 */
export function describeSchema(schema: unknown, wordsOf: WordsOf = () => undefined): void {
  if (Array.isArray(schema)) return schema.forEach((part) => describeSchema(part, wordsOf));
  if (!isMap(schema)) return;
  if (isMap(schema.properties))
    for (const [name, property] of Object.entries(schema.properties))
      if (isMap(property)) describeProperty(name, property, wordsOf);
  for (const [key, part] of Object.entries(schema))
    if (key === 'properties' || key === 'patternProperties' || key === 'definitions')
      Object.values(part as Json).forEach((one) => describeSchema(one, wordsOf));
    else if (NESTED.has(key)) describeSchema(part, wordsOf);
}

const NESTED: ReadonlySet<string> = new Set(['items', 'anyOf', 'allOf', 'oneOf', 'then', 'additionalProperties']);

function describeProperty(name: string, property: Json, wordsOf: WordsOf): void {
  const { title, description } = property as { title?: string; description?: string };
  const words = wordsOf(name);
  const kind = [title, description].filter((text) => text !== undefined && text !== words).join('，');
  const text = words === undefined ? kind : kind === '' || title === words ? words : `${words}（${kind}）`;
  if (text === '') return;
  property.description = text;
  // Editors set the title as a heading above: once is enough.
  delete property.title;
}
