#!/bin/sh
# Runs one fuzz target that is built, for FUZZ_SECONDS (default 10), and prints one line of what it did. What it learns
# stays in BUILD/fuzz-corpus/TARGET and is where the next run begins; nothing is written into the source tree. On a
# finding it prints the end of the log, the bytes lie beside the log, and the status is not 0.
set -eu

if [ $# -ne 2 ]; then
    echo "usage: [FUZZ_SECONDS=N] sh tests/fuzz/fuzz.sh BUILD TARGET" >&2
    exit 2
fi
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
build=$1
target=$2

corpus=$build/fuzz-corpus/$target
found=$build/fuzz-found/$target
mkdir -p -- "$corpus" "$found"
log=$found/log
words=$here/$target.dict
[ -f "$words" ] || words=

# New inputs go into the first folder; the second is only read. (-timeout: seconds for one input. -rss_limit_mb: MB.)
export UBSAN_OPTIONS=print_stacktrace=1
if ! "$build/bin/fuzz-$target" "$corpus" "$here/seeds/$target" -max_total_time="${FUZZ_SECONDS:-10}" -timeout=5 \
    -rss_limit_mb=1024 -print_final_stats=1 -artifact_prefix="$found/" ${words:+-dict="$words"} >"$log" 2>&1; then
    tail -n 100 -- "$log" >&2
    exit 1
fi
sed -n 's/^stat::\(number_of_executed_units\|average_exec_per_sec\|peak_rss_mb\): */\1=/p' "$log" | tr '\n' ' '
# "#123 DONE cov: 456 ft: 789 corp: ..."; cov counts edges of the program that were taken.
sed -n 's/.*DONE *cov: \([0-9]*\).*/edges=\1/p' "$log"
