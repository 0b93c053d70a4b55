/** A place in a Word template that is filled in. Offices write its Chinese name, `{文号}`; the English one means the same. */
export interface Tag {
  readonly zh: string;
  /** Key of its value. */
  readonly en: string;
  /** What stands there, for `reports/templates/README.md`. */
  readonly what: string;
  readonly example?: string;
  /** A block that is there or not: `{#有问题} … {/}`, or the other way round `{^有问题} … {/}`. */
  readonly isChoice?: true;
  /** A block that is repeated for each of a list, with these tags inside. */
  readonly each?: readonly Tag[];
}

/** A text. */
export const text = (zh: string, en: string, what: string, example?: string): Tag => ({
  zh,
  en,
  what,
  ...(example === undefined ? {} : { example }),
});

/** A block that is there or not. */
export const choice = (zh: string, en: string, what: string): Tag => ({ zh, en, what, isChoice: true });

/** A block for each of a list. */
export const list = (zh: string, en: string, what: string, each: readonly Tag[]): Tag => ({ zh, en, what, each });

/** The tag of this name, Chinese or English, in the innermost list that has it. `inside`: outermost first. */
export function findTag(name: string, inside: readonly (readonly Tag[])[]): Tag | undefined {
  for (const tags of [...inside].reverse()) {
    const tag = tags.find(({ zh, en }) => zh === name || en === name);
    if (tag !== undefined) return tag;
  }
  return undefined;
}

/** What values a template gets: keys are the tags' English names. */
export interface Values {
  readonly [name: string]: string | boolean | readonly Values[];
}
