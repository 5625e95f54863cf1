#!/bin/sh
# Configures and builds everything. Says little unless something goes wrong; the packages must be there
# (install-packages.sh).
set -eu

usage() {
    echo "usage: sh provisioning/build.sh [--build DIR] [--sanitize address|thread|fuzzer]" >&2
    echo "  --build DIR       where to build; default: build in the repository, build-address and so on" >&2
    echo "  --sanitize WHICH  with AddressSanitizer and UBSan, with ThreadSanitizer, or by clang the fuzz targets alone" >&2
    exit 2
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=
sanitize=
while [ $# -gt 0 ]; do
    case $1 in
        --build) [ -n "${2:-}" ] || usage; build=$2; shift 2 ;;
        --sanitize) [ -n "${2:-}" ] || usage; sanitize=$2; shift 2 ;;
        *) usage ;;
    esac
done

target=all
case $sanitize in
    '') type=RelWithDebInfo; flags=; default=$root/build ;;
    # Checked code is read, not raced: a light optimisation builds in half the time and keeps stacks legible.
    address | thread) type=Debug; flags='-O1 -g1'; default=$root/build-$sanitize ;;
    fuzzer) type=Debug; flags='-O1 -g1'; default=$root/build-$sanitize; export CXX=clang++-14; target=fuzzers ;;
    *) usage ;;
esac
build=${build:-$default}

launcher=
if command -v ccache >/dev/null; then
    launcher=ccache
    export CCACHE_SLOPPINESS=pch_defines,time_macros  # or files with precompiled headers are never found again
fi

mkdir -p -- "$build"
echo "building in $build"
log=$build/configure.log
if ! cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE="$type" -DCMAKE_CXX_FLAGS="$flags" \
    -DCMAKE_CXX_COMPILER_LAUNCHER="$launcher" -DLOKET_SANITIZE="$sanitize" >"$log" 2>&1; then
    cat -- "$log" >&2
    exit 1
fi
ninja -C "$build" --quiet "$target"
