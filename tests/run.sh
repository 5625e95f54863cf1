#!/bin/sh
# The whole suite from a clean clone: packages, build, tests. Ends with the runner's own count and status.
set -eu

usage() {
    echo "usage: sh tests/run.sh [--sanitize address|thread] [--faults printing] [--contact-sheet FILE.png]" >&2
    echo "  --sanitize WHICH   build and run under AddressSanitizer and UBSan, or under ThreadSanitizer" >&2
    echo "  --faults printing  instead of the suite a thousand receipts through faults on each kind of queue, which" >&2
    echo "                     takes about 40 minutes; LOKET_PAPER_DAYS=N plays N days of ten residents instead of 90" >&2
    echo "  --contact-sheet FILE.png  instead of the suite draws every screen on four displays into one picture" >&2
    exit 2
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
sanitize='' faults='' sheet=''
while [ $# -gt 0 ]; do
    case $1 in
        --sanitize) [ -n "${2:-}" ] || usage; sanitize=$2; shift 2 ;;
        --faults) [ "${2:-}" = printing ] || usage; faults=$2; shift 2 ;;
        --contact-sheet) [ -n "${2:-}" ] || usage; sheet=$2; shift 2 ;;
        *) usage ;;
    esac
done
case $sanitize in
    '') build=$root/build ;;
    address | thread) build=$root/build-$sanitize ;;
    *) usage ;;
esac

sh "$root/provisioning/install-packages.sh"
sh "$root/provisioning/build.sh" --build "$build" ${sanitize:+--sanitize "$sanitize"}

# Both kinds of queue beside one another, since both wait for the programs of others. What they say together is last.
run_printing_faults() {
    export LOKET_PAPER_DAYS="${LOKET_PAPER_DAYS:-90}"
    status=0
    "$build/bin/test_paper_faults" "--test-case=*Through an IPP printer's*" >"$build/faults-ipp.txt" 2>&1 &
    ipp=$!
    "$build/bin/test_paper_faults" "--test-case=*Through a receipt printer's*" >"$build/faults-escpos.txt" 2>&1 ||
        status=$?
    wait "$ipp" || status=$?
    cat "$build/faults-ipp.txt" "$build/faults-escpos.txt"
    sed -n 's/^receipts=\([0-9]*\) lost=\([0-9]*\) duplicates=\([0-9]*\) false_printed=\([0-9]*\)$/\1 \2 \3 \4/p' \
        "$build/faults-ipp.txt" "$build/faults-escpos.txt" |
        awk '{ for (i = 1; i <= 4; ++i) sum[i] += $i }
             END { printf "receipts=%d lost=%d duplicates=%d false_printed=%d\n", sum[1], sum[2], sum[3], sum[4] }'
    return "$status"
}

if [ -n "$faults" ]; then
    run_printing_faults
    exit
fi
if [ -n "$sheet" ]; then
    exec xvfb-run -a "$build/bin/loket-contact-sheet" "$sheet"
fi
# One more than there are processors, since some wait for the programs of others.
exec ctest --test-dir "$build" --output-on-failure --parallel $(($(nproc) + 1))
