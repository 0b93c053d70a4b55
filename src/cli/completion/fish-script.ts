import { nodesOf, type CompletionNode, type Offer } from './completion-tree.js';

/** A completion script for fish 3: one \`complete\` a word, each under the condition of its place. */
export const fishScript = (tree: CompletionNode): string => {
  const nodes = nodesOf(tree);
  const takers = nodes.flatMap(({ path, options }) =>
    options.flatMap(({ flag, value }) => (value ? [quote(`${path} ${flag}`)] : [])),
  );
  return `# Completion of gongkai for fish, made by \`gongkai completion fish\`: make it anew after an update.
set -g __gongkai_commands ${nodes.map(({ path }) => quote(path)).join(' ')}
set -g __gongkai_takers ${takers.join(' ')}

function __gongkai_place
    set -l at gongkai
    set -l operand 1
    set -l option
    for word in (commandline -opc)[2..-1]
        if test "$at $word" = 'gongkai help'
            continue
        else if test -n "$option"
            set option
        else if string match -q -- '-*' $word
            contains -- "$at $word" $__gongkai_takers; and set option $word
        else if contains -- "$at $word" $__gongkai_commands
            set at "$at $word"
        else
            set operand (math $operand + 1)
        end
    end
    echo $at
    echo $operand
end

function __gongkai_at
    set -l place (__gongkai_place)
    test "$place[1]" = "$argv[1]"; or return 1
    set -q argv[2]; or return 0
    test "$argv[2]" = '*'; or test "$place[2]" = "$argv[2]"
end

function __gongkai_values
    set -l line (commandline -opc)
    command $line[1] completion --values $argv[1] --line=(string join \\t -- $line[2..-1]) 2>/dev/null
end

function __gongkai_list
    set -l before (string replace -rf '^((?:--[\\\\w-]+=)?.*,).*$' '$1' -- (commandline -ct) | string replace -r '^--[\\\\w-]+=' '')
    for word in $argv
        echo "$before$word"
    end
end

complete -c gongkai -f
${nodes.flatMap(linesOf).join('\n')}
`;
};

const linesOf = ({ path, commands, options, operands }: CompletionNode): readonly string[] => {
  const here = `__gongkai_at ${quote(path)}`;
  return [
    ...commands.map(
      (one) => `complete -c gongkai -n ${quote(`${here} 1`)} -a ${quote(nameOf(one))} -d ${quote(one.summary)}`,
    ),
    ...options.map(
      ({ flag, summary, value }) =>
        `complete -c gongkai -n ${quote(here)} -l ${flag.slice(2)} -d ${quote(summary)}${value ? ` -r${given(value)}` : ''}`,
    ),
    ...operands.flatMap(({ value, isRepeated }, at) =>
      value.words.length + value.sources.length === 0
        ? []
        : [`complete -c gongkai -n ${quote(`${here} ${isRepeated ? "'*'" : at + 1}`)}${given(value)}`],
    ),
  ];
};

/** What \`complete\` offers as values: words, what the program knows, files. */
const given = ({ words, sources, isList }: Offer): string => {
  const dynamic = sources.filter((one) => one !== 'files' && one !== 'folders');
  const parts = [
    ...(isList && words.length > 0 ? [`(__gongkai_list ${words.join(' ')})`] : words),
    ...dynamic.map((kind) => (isList ? `(__gongkai_list (__gongkai_values ${kind}))` : `(__gongkai_values ${kind})`)),
    ...(sources.includes('folders') ? ['(__fish_complete_directories)'] : []),
  ];
  return `${sources.includes('files') ? ' -F' : ''}${parts.length > 0 ? ` -k -a ${quote(parts.join(' '))}` : ''}`;
};

const nameOf = ({ path }: CompletionNode): string => path.slice(path.lastIndexOf(' ') + 1);

const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
