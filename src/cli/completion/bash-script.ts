import { nodesOf, type CompletionNode, type Offer } from './completion-tree.js';

/** A completion script for bash 3.2 and later, that needs nothing beside it; only runs, sites and rules are asked of `gongkai`. */
export const bashScript = (tree: CompletionNode): string => {
  const nodes = nodesOf(tree);
  return `# Completion of gongkai for bash, made by \`gongkai completion bash\`: make it anew after an update.
_gongkai_place() {
  kind='' words='' sources='' list=''
  case "$1" in
    ${nodes.map(({ path }) => quote(path)).join(' | ')})
      kind=command ;;
${placesOf(nodes)}
  esac
}

_gongkai_beside() {
  case "$1" in
${nodes.map((node) => `    ${quote(node.path)}) commands=${quote(node.commands.map(nameOf).join(' '))} options=${quote(node.options.map(({ flag }) => flag).join(' '))} ;;`).join('\n')}
  esac
}

_gongkai_offer() {
  local part="$1" before="$2" word
  shift 2
  for word in "$@"; do
    if [[ $word == "$part"* ]]; then COMPREPLY+=("$before$word"); fi
  done
}

_gongkai() {
  local at='gongkai' option='' operand=1 cur="\${COMP_WORDS[COMP_CWORD]}" word i
  local kind words sources list commands options source line before=''
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if [[ $word == '=' || "$at $word" == 'gongkai help' ]]; then continue; fi
    if [[ -n $option ]]; then option=''; continue; fi
    if [[ $word == -* ]]; then
      _gongkai_place "$at $word"
      if [[ $kind == value ]]; then option="$word"; fi
      continue
    fi
    _gongkai_place "$at $word"
    if [[ $kind == command ]]; then at="$at $word"; else operand=$((operand + 1)); fi
  done
  if [[ $cur == '=' ]]; then cur=''; fi
  if [[ -n $option ]]; then
    _gongkai_place "$at $option"
  else
    _gongkai_beside "$at"
    if [[ $cur == -* ]]; then _gongkai_offer "$cur" '' $options; return; fi
    if [[ $operand == 1 ]]; then _gongkai_offer "$cur" '' $commands; fi
    _gongkai_place "$at #$operand"
    if [[ -z $kind ]]; then _gongkai_place "$at #*"; fi
  fi
  if [[ -n $list && $cur == *,* ]]; then before="\${cur%,*},"; fi
  _gongkai_offer "\${cur##*,}" "$before" $words
  for source in $sources; do
    case "$source" in
      files) compopt -o filenames 2>/dev/null; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$cur") ;;
      folders) compopt -o filenames 2>/dev/null; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$cur") ;;
      *)
        while IFS=$'\\t' read -r word line; do
          if [[ -n $list ]]; then _gongkai_offer "\${cur##*,}" "$before" "$word"; else _gongkai_offer "$cur" '' "$word"; fi
        done < <(IFS=$'\\t'; "\${COMP_WORDS[0]}" completion --values "$source" --line="\${COMP_WORDS[*]:1}" 2>/dev/null)
        ;;
    esac
  done
}

complete -F _gongkai gongkai
`;
};

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
  `kind=value words=${quote(words.join(' '))} sources=${quote(sources.join(' '))} list=${isList ? '1' : "''"}`;

const nameOf = ({ path }: CompletionNode): string => path.slice(path.lastIndexOf(' ') + 1);

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
