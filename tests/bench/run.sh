#!/bin/sh
# Runs one bench on an optimised build and prints its table. For figures worth keeping the machine must do nothing else.
# The stores that it writes lie in TMPDIR (default /tmp): let it be on a real disk. sync and printing also install the
# programs that they are measured beside, from Debian and npm. sync takes about 25 minutes, printing about three.
set -eu

usage() {
    echo "usage: sh tests/bench/run.sh ui|listening|filing|printing|sync [--once|--quick] [--json FILE]" >&2
    echo "  --once       do once what is otherwise repeated for its median" >&2
    echo "  --quick      tiny counts: only to see that it runs" >&2
    echo "  --json FILE  write the figures as one flat JSON object" >&2
    exit 2
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
name=${1:-}
case $name in
    ui | listening | filing | printing | sync) shift ;;
    *) usage ;;
esac
json=
effort=
while [ $# -gt 0 ]; do
    case $1 in
        --once | --quick) effort=$1; shift ;;
        --json) [ -n "${2:-}" ] || usage; json=$2; shift 2 ;;
        *) usage ;;
    esac
done

sh "$root/provisioning/install-packages.sh"
sh "$root/provisioning/build.sh"
case $name in
    sync | printing) sh "$root/tests/bench/peers/install.sh" "$root/build/bench-peers" ;;
esac
exec "$root/build/bin/bench-$name" ${effort:+"$effort"} ${json:+--json "$json"}
