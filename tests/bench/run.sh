#!/bin/sh
# Runs one bench on an optimised build and prints its table. For figures worth keeping the machine must do nothing else.
# The stores that it writes lie in TMPDIR (default /tmp): let it be on a real disk.
set -eu

usage() {
    echo "usage: sh tests/bench/run.sh ui|filing|printing|sync [--json FILE]" >&2
    echo "  --json FILE  write the figures as one flat JSON object" >&2
    exit 2
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
name=${1:-}
case $name in
    ui | filing | printing | sync) shift ;;
    *) usage ;;
esac
json=
while [ $# -gt 0 ]; do
    case $1 in
        --json) [ -n "${2:-}" ] || usage; json=$2; shift 2 ;;
        *) usage ;;
    esac
done

sh "$root/provisioning/install-packages.sh"
sh "$root/provisioning/build.sh"
exec "$root/build/bin/bench-$name" ${json:+--json "$json"}
