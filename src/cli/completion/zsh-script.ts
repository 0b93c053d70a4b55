import { nodesOf, type CompletionNode, type Offer } from './completion-tree.js';

/** A completion script for zsh: descriptions beside the words; works from `fpath` and when sourced. */
export const zshScript = (tree: CompletionNode): string => {
  const nodes = nodesOf(tree);
  return `#compdef gongkai
# Completion of gongkai for zsh, made by \`gongkai completion zsh\`: make it anew after an update.

_gongkai_place() {
  kind='' words_here=() sources=() list=''
  case "$1" in
    ${nodes.map(({ path }) => quote(path)).join(' | ')})
      kind=command ;;
${placesOf(nodes)}
  esac
}

_gongkai_beside() {
  commands=() options=()
  case "$1" in
${nodes.map(besideOf).join('\n')}
  esac
}

_gongkai_values() {
  local source
  if [[ -n $list ]]; then compset -P '*,'; fi
  if (( $#words_here )); then compadd -a words_here; fi
  for source in $sources; do
    case "$source" in
      files) _files ;;
      folders) _files -/ ;;
      *)
        local -a found=() meanings=()
        local value meaning
        while IFS=$'\\t' read -r value meaning; do
          found+=("\${value}:\${meaning}")
        done < <("\${words[1]}" completion --values "$source" --line="\${(pj:\\t:)words[2,-1]}" 2>/dev/null)
        if (( $#found )); then _describe -V "$source" found; fi
        ;;
    esac
  done
}

_gongkai() {
  local at='gongkai' option='' word kind list i
  local -i operand=1
  local -a words_here sources commands options
  for (( i = 2; i < CURRENT; i++ )); do
    word="\${words[i]}"
    if [[ "$at $word" == 'gongkai help' ]]; then continue; fi
    if [[ -n $option ]]; then option=''; continue; fi
    if [[ $word == -* ]]; then
      _gongkai_place "$at $word"
      if [[ $kind == value ]]; then option="$word"; fi
      continue
    fi
    _gongkai_place "$at $word"
    if [[ $kind == command ]]; then at="$at $word"; else operand+=1; fi
  done
  if [[ -z $option && \${words[CURRENT]} == --*=* ]]; then
    option="\${words[CURRENT]%%=*}"
    compset -P '*='
  fi
  if [[ -n $option ]]; then _gongkai_place "$at $option"; _gongkai_values; return; fi
  _gongkai_beside "$at"
  if [[ \${words[CURRENT]} == -* ]]; then _describe -V option options; return; fi
  if (( operand == 1 && $#commands )); then _describe -V command commands; fi
  _gongkai_place "$at #$operand"
  if [[ -z $kind ]]; then _gongkai_place "$at #*"; fi
  _gongkai_values
}

if [[ \${funcstack[1]} == _gongkai ]]; then _gongkai "$@"; else compdef _gongkai gongkai; fi
`;
};

const besideOf = ({ path, commands, options }: CompletionNode): string =>
  `    ${quote(path)})
      commands=(${commands.map((one) => quote(described(nameOf(one), one.summary))).join(' ')})
      options=(${options.map(({ flag, summary }) => quote(described(flag, summary))).join(' ')})
      ;;`;

/** Places at which a value stands (an option's, or the operand of a number), those with the same offer together. */
const placesOf = (nodes: readonly CompletionNode[]): string => {
  const byOffer = new Map<string, string[]>();
  const add = (place: string, offer: Offer): void => {
    const told = toldOf(offer);
    byOffer.set(told, [...(byOffer.get(told) ?? []), quote(place)]);
  };
  for (const { path, options, operands } of nodes) {
    for (const { flag, value } of options) if (value) add(`${path} ${flag}`, value);
    operands.forEach(({ value, isRepeated }, at) => {
      add(`${path} #${at + 1}`, value);
      if (isRepeated) add(`${path} #*`, value);
    });
  }
  return [...byOffer].map(([told, places]) => `    ${places.join(' | ')})\n      ${told} ;;`).join('\n');
};

const toldOf = ({ words, sources, isList }: Offer): string =>
  `kind=value words_here=(${words.map(quote).join(' ')}) sources=(${sources.join(' ')}) list=${isList ? '1' : "''"}`;

const nameOf = ({ path }: CompletionNode): string => path.slice(path.lastIndexOf(' ') + 1);

/** As `_describe` reads it: a colon stands between word and meaning. */
const described = (word: string, meaning: string): string => `${word.replaceAll(':', '\\:')}:${meaning}`;

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
