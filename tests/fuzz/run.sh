#!/bin/sh
# Builds the fuzz targets and runs them, as many at a time as there are processors: 10 seconds each, or an hour each by
# night. What they learn is kept in build-fuzzer, so that each night goes on where the last one ended.
set -eu

usage() {
    echo "usage: sh tests/fuzz/run.sh [--seconds N] [TARGET...]" >&2
    echo "  --seconds N  how long each target runs; default 10, for a night 3600" >&2
    echo "  TARGET       batch, report, ...: a file of tests/fuzz; default: all" >&2
    exit 2
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
seconds=10
targets=
while [ $# -gt 0 ]; do
    case $1 in
        --seconds) [ -n "${2:-}" ] || usage; seconds=$2; shift 2 ;;
        -*) usage ;;
        *) targets=${targets:+$targets|}$1; shift ;;
    esac
done

build=$root/build-fuzzer
sh "$root/provisioning/install-packages.sh"
sh "$root/provisioning/build.sh" --build "$build" --sanitize fuzzer
FUZZ_SECONDS=$seconds
export FUZZ_SECONDS
exec ctest --test-dir "$build/tests/fuzz" --verbose --parallel "$(nproc)" --tests-regex "^fuzz_(${targets:-.*})\$"
