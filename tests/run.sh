#!/bin/sh
# The whole suite from a clean clone: packages, build, tests. Ends with the runner's own count and status.
set -eu

usage() {
    echo "usage: sh tests/run.sh [--sanitize address|thread]" >&2
    echo "  --sanitize WHICH  build and run under AddressSanitizer and UBSan, or under ThreadSanitizer" >&2
    exit 2
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
sanitize=
while [ $# -gt 0 ]; do
    case $1 in
        --sanitize) [ -n "${2:-}" ] || usage; sanitize=$2; shift 2 ;;
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
# Only the fuzz targets run beside one another; every other test is alone.
exec ctest --test-dir "$build" --output-on-failure --parallel "$(nproc)"
