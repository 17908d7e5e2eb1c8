#!/usr/bin/env bash
# How many instructions `status` and `done` take on a record of 400 entries, counted by callgrind and
# held against tests/benches/instructions.txt: more than a tenth more is a failure. A count is the
# same on a busy machine; it is of the unoptimised program, which the tests build anyway.
#
#     tests/benches/instructions.sh            # compare
#     tests/benches/instructions.sh --renew    # when more are needed, or fewer are
set -euo pipefail
cd "$(dirname "$0")/../.."

program=$PWD/target/debug/ticklist
kept=$PWD/tests/benches/instructions.txt
compiler=$(rustc --version)
if ! command -v valgrind >/dev/null; then
    echo "not counted: there is no valgrind"
    exit 0
fi
# As the tests build it: `cargo build` would compile every dependency once more.
cargo test --no-run --quiet
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && python3 "$OLDPWD/tests/benches/record.py" contoso.ticklist.yaml "$program" 400)

count() {
    (cd "$folder" && env -i TICKLIST_NOW=2027-01-05T09:00:00Z TICKLIST_BY=dana TZ=UTC LANG=C.UTF-8 \
        valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$@" 2>&1 >/dev/null |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p')
}

counted=$(printf '%s\n' "$compiler" "status $(count status)" "done $(count done A4)")
if [ "${1:-}" = --renew ]; then
    printf '%s\n' "$counted" >"$kept"
    cat "$kept"
    exit 0
fi
if [ "$(head -n 1 "$kept")" != "$compiler" ]; then
    echo "not compared: $(basename "$kept") is of $(head -n 1 "$kept"), this is $compiler"
    exit 0
fi
while read -r name before; do
    now=$(printf '%s\n' "$counted" | sed -n "s/^$name //p")
    if [ -z "$now" ]; then
        echo "not counted: valgrind can't run \`$name\` on this machine"
        exit 0
    fi
    echo "$name: $now instructions, $before before"
    if [ "$((now * 10))" -gt "$((before * 11))" ]; then
        echo "more than a tenth more: find out why, or renew it: tests/benches/instructions.sh --renew"
        exit 1
    fi
done < <(tail -n +2 "$kept")
