/** What is wrong with a template, in both languages. */
export interface TemplateFault {
  readonly zh: string;
  readonly en: string;
}

/** A template that no letter can be made from: all its faults at once, to be mended by who wrote it. */
export class UnusableTemplate extends Error {
  override readonly name = 'UnusableTemplate';
  constructor(
    /** What the template is called. */
    readonly file: string,
    readonly faults: readonly TemplateFault[],
  ) {
    super(`${file}: ${faults.map(({ en }) => en).join('; ')}`);
  }
}
