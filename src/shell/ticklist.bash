# bash completion for ticklist. ticklist answers with one candidate a line, a tab, and what it is.
_ticklist() {
    local -a words=() lines=()
    local word value about typed=${COMP_WORDS[COMP_CWORD]} joined='' widest=0
    # bash takes `--to=Dana` apart at the `=`
    for word in "${COMP_WORDS[@]:0:COMP_CWORD}" "$typed"; do
        if [[ ( $joined || $word == = ) && ${#words[@]} -gt 0 ]]; then
            words[${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
        if [[ $word == = ]]; then joined=1; else joined=''; fi
    done
    [[ ${words[${#words[@]}-1]} == --*=* ]] && joined=1 || joined=''
    COMPREPLY=()
    while IFS=$'\t' read -r value about; do
        [[ $joined ]] && value=${value#*=}
        case $typed in
            \"*)
                value=${value//\\/\\\\} value=${value//\"/\\\"}
                value=${value//\$/\\\$} value=${value//\`/\\\`} ;;
            \'*) value=${value//\'/\'\\\'\'} ;;
            '~/'*) printf -v value '~/%q' "${value#'~/'}" ;;
            *) printf -v value %q "$value" ;;
        esac
        COMPREPLY+=("$value")
        lines+=("$about")
        (( ${#value} > widest )) && widest=${#value}
    done < <(TICKLIST_COMPLETE=bash ticklist -- "${words[@]}" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 ]]; then
        [[ ${COMPREPLY[0]} == */ || ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
    elif [[ ${COMP_TYPE-} == 63 || ${COMP_TYPE-} == 33 ]]; then
        # only where they are listed: what they are, on one line each
        for word in "${!COMPREPLY[@]}"; do
            [[ ${lines[word]} ]] || continue
            printf -v value "%-${widest}s  %s" "${COMPREPLY[word]}" "${lines[word]}"
            COMPREPLY[word]=${value:0:$(( ${COLUMNS:-80} - 2 ))}
        done
    fi
}
complete -o bashdefault -o nosort -F _ticklist ticklist 2>/dev/null ||
    complete -o bashdefault -F _ticklist ticklist
