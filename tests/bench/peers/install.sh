#!/bin/sh
# Installs what the benches of sync and printing are measured beside into FOLDER: node, npm and mosquitto from Debian
# where the machine has none, the rest from npm as package-lock.json names it. What is there already is left alone.
set -eu

[ $# -eq 1 ] || { echo "usage: sh tests/bench/peers/install.sh FOLDER" >&2; exit 2; }
folder=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
PATH=$PATH:/usr/sbin

# By command, since node may well have come from elsewhere, with an npm of its own.
list=$(mktemp)
trap 'rm -f -- "$list"' EXIT
command -v node >/dev/null || echo nodejs >>"$list"
command -v npm >/dev/null || echo npm >>"$list"
command -v mosquitto >/dev/null || echo mosquitto >>"$list"
sh "$here/../../../provisioning/install-packages.sh" "$list"

mkdir -p "$folder"
is_new=no
cmp -s "$here/package-lock.json" "$folder/package-lock.json" || is_new=yes
cp -- "$here"/*.mjs "$here"/package.json "$here"/package-lock.json "$folder"
if [ "$is_new" = yes ] || [ ! -d "$folder/node_modules" ]; then
    # No install scripts: leveldown brings what it would build.
    if ! (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error); then
        rm -f -- "$folder/package-lock.json"
        exit 1
    fi
fi
