/** What a shell may offer at each place of a command line, read from the tree of commands: shells only differ in how they are told. */
import type { Argument, Command, Option } from 'commander';
import { valueOf } from '../options/valued-option.js';

/** Values that only the moment knows: asked for by `gongkai completion --values`, but for files and folders. */
export const VALUE_KINDS = ['runs', 'sites', 'rules', 'rule-sets', 'checks'] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** What can stand at one place. */
export interface Offer {
  readonly words: readonly string[];
  readonly sources: readonly (ValueKind | 'files' | 'folders')[];
  /** Several, with commas between. */
  readonly isList: boolean;
}

export interface CompletionNode {
  /** From `gongkai` on, with blanks between. */
  readonly path: string;
  readonly summary: string;
  readonly options: readonly { readonly flag: string; readonly summary: string; readonly value?: Offer }[];
  readonly operands: readonly { readonly value: Offer; readonly isRepeated: boolean }[];
  readonly commands: readonly CompletionNode[];
}

/** `english` tells by its placeholders what stands where, `shown` gives the words that users read. */
export const completionTree = (english: Command, shown: Command, above = ''): CompletionNode => {
  const path = `${above} ${english.name()}`.trim();
  const texts = new Map(shown.options.map((option) => [option.long, option.description]));
  const visible = english.options.filter(({ hidden, long }) => !hidden && (long ?? '') !== '');
  return {
    path,
    summary: firstSentence(shown.summary() || shown.description()),
    options: [
      ...visible.map((option) => ({
        flag: option.long ?? '',
        summary: firstSentence(texts.get(option.long) ?? ''),
        ...(option.required || option.optional ? { value: offerOfOption(option) } : {}),
      })),
      { flag: '--help', summary: firstSentence(shown.createHelp().visibleOptions(shown).at(-1)?.description ?? '') },
    ],
    operands: english.registeredArguments.map((argument) => ({
      value: offerOfArgument(argument),
      isRepeated: argument.variadic,
    })),
    commands: english.commands.map((command, at) => completionTree(command, shown.commands[at] ?? command, path)),
  };
};

/** All nodes, those above first. */
export const nodesOf = (node: CompletionNode): readonly CompletionNode[] => [node, ...node.commands.flatMap(nodesOf)];

const offerOfOption = (option: Option): Offer => {
  const schema = valueOf(option)?.read.shape?.schema ?? {};
  const placeholder = /[<[]([^>\]]+)[>\]]/.exec(option.flags)?.[1] ?? '';
  const words = option.argChoices ?? byOptionWords[option.long ?? ''] ?? wordsOf(schema);
  return {
    words,
    sources: words.length > 0 ? [] : sourcesOf(placeholder, option.long ?? ''),
    isList: placeholder.includes(',…') || placeholder === 'list' || 'items' in schema,
  };
};

const offerOfArgument = (argument: Argument): Offer => {
  const words = argument.argChoices ?? [];
  return { words, sources: words.length > 0 ? [] : sourcesOf(argument.name(), ''), isList: false };
};

/** The closed list of a JSON Schema, of one value or of several. */
const wordsOf = (schema: unknown): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const { enum: allowed, items, anyOf, oneOf } = schema as Record<string, unknown>;
  if (Array.isArray(allowed)) return allowed.filter((word) => typeof word === 'string');
  const parts = [
    items,
    ...(Array.isArray(anyOf) ? (anyOf as unknown[]) : []),
    ...(Array.isArray(oneOf) ? (oneOf as unknown[]) : []),
  ];
  return parts.map(wordsOf).find((words) => words.length > 0) ?? [];
};

/** Kinds that rule sets know; one of your own may have more. */
const byOptionWords: Readonly<Record<string, readonly string[]>> = { '--kind': ['district', 'department', 'township'] };
const byOption: Readonly<Record<string, Offer['sources']>> = {
  '--site': ['sites'],
  '--resume': ['runs'],
  '--extends': ['rule-sets'],
  '--out': ['folders'],
};
const byPlaceholder: Readonly<Record<string, Offer['sources']>> = {
  file: ['files'],
  'file|folder': ['files'],
  'file|url': ['files'],
  folder: ['folders'],
  place: ['folders'],
  'id|file': ['rule-sets', 'files'],
  'rule-set': ['rule-sets', 'files'],
  before: ['rule-sets', 'files'],
  after: ['rule-sets', 'files'],
  run: ['runs', 'folders'],
  earlier: ['runs', 'folders'],
  later: ['runs', 'folders'],
  'run|report.json': ['runs', 'files'],
  rule: ['rules'],
  check: ['checks'],
  target: ['sites'],
};

const sourcesOf = (placeholder: string, long: string): Offer['sources'] => {
  const word = placeholder.replace(/,…$/, '').toLowerCase();
  return byOption[long] ?? byPlaceholder[word] ?? (/\.(?:pem|xlsx|json|ya?ml)$/.test(word) ? ['files'] : []);
};

/** Descriptions stand beside each other in a narrow list: without what follows a colon, bracket or stop. */
const firstSentence = (text: string): string => /^[^：:（(；;。\n]*/.exec(text)?.[0].trim() ?? '';
