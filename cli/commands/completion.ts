import type { PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { ok, type Result } from '@smithers/api-spec/commands/result'
import type { Io } from '../io.ts'
import { exits, type Trouble } from '../trouble.ts'

/** `smithers completion bash|zsh|fish`: a script that asks `smithers __complete` at every tab. */
export const completion = (call: PartialCall, io: Io): Result<number, Trouble> => {
  io.out(scripts[call.input['shell'] as Shell])
  return ok(exits.ok)
}

type Shell = 'bash' | 'zsh' | 'fish'

const scripts: Readonly<Record<Shell, string>> = {
  bash: `_smithers() {
  local line word
  COMPREPLY=()
  # bash parts words at = and :, the program does not.
  local words=() current="\${COMP_WORDS[COMP_CWORD]}"
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do [[ $word == "=" ]] || words+=("$word"); done
  if [[ $current == "=" ]]; then current=""; fi
  while IFS=$'\\t' read -r line _; do
    word=$(printf '%q' "$line")
    COMPREPLY+=("$word")
  done < <(smithers __complete "\${words[@]}" "$current" 2>/dev/null)
  if [[ \${#COMPREPLY[@]} -eq 0 ]]; then compopt -o default 2>/dev/null; fi
}
complete -F _smithers smithers
`,
  zsh: `#compdef smithers
_smithers() {
  local -a items
  local line text does
  while IFS=$'\\t' read -r text does; do
    items+=("\${text//:/\\\\:}:$does")
  done < <(smithers __complete "\${(@)words[2,CURRENT-1]}" "\${words[CURRENT]}" 2>/dev/null)
  if (( \${#items} )); then _describe 'smithers' items; else _files; fi
}
if [[ \${zsh_eval_context[-1]} == loadautofunc ]]; then _smithers "$@"; else compdef _smithers smithers; fi
`,
  fish: `function __smithers_complete
  set -l words (commandline -opc)
  smithers __complete $words[2..] (commandline -ct) 2>/dev/null
end
complete -c smithers -f -a '(__smithers_complete)'
complete -c smithers -n 'test -z "$(__smithers_complete)"' -F
`,
}
