/// A shell, and what it has to read so that it completes our command lines. It asks `roost __complete` for what may
/// stand next, so that nothing of it grows old: a new command, and a new run, are there at once.
enum CompletionShell: String, CaseIterable {
    case bash
    case zsh
    case fish

    /// How it is put into use, for the page of help.
    var use: String {
        switch self {
        case .bash: "source <(roost completion bash)"
        case .zsh: "source <(roost completion zsh)"
        case .fish: "roost completion fish | source"
        }
    }

    /// The line that asks a shell for its own files.
    static let filesMark = ":files"

    var script: String {
        switch self {
        case .bash:
            #"""
            # Completion of roost for bash: source <(roost completion bash)
            _roost() {
                local line current=${COMP_WORDS[COMP_CWORD]}
                COMPREPLY=()
                compopt -o nosort 2>/dev/null
                while IFS= read -r line; do
                    if [ "$line" = :files ]; then
                        compopt -o filenames 2>/dev/null
                        while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
                    else
                        COMPREPLY+=("${line%%$'\t'*}")
                    fi
                done < <("${COMP_WORDS[0]}" __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
            }
            complete -F _roost roost

            """#
        case .zsh:
            #"""
            #compdef roost
            # Completion of roost for zsh: source <(roost completion zsh), or a file _roost on $fpath
            _roost() {
                local line
                local -a found
                for line in "${(@f)$("${words[1]}" __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
                    if [[ $line == :files ]]; then
                        _files
                    elif [[ -n $line ]]; then
                        found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
                    fi
                done
                (( $#found )) && _describe -V roost found
            }
            if [[ ${funcstack[1]} == _roost ]]; then _roost "$@"; else compdef _roost roost; fi

            """#
        case .fish:
            #"""
            # Completion of roost for fish: roost completion fish | source
            function __roost_complete
                set -l words (commandline -opc)
                set -l current (commandline -ct)
                for line in ($words[1] __complete -- $words[2..-1] "$current" 2>/dev/null)
                    if test "$line" = :files
                        __fish_complete_path "$current"
                    else
                        echo $line
                    end
                end
            end
            complete -c roost -f -k -a '(__roost_complete)'

            """#
        }
    }
}
