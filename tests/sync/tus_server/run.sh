#!/bin/sh
# Runs a test against @tus/server, which npm installs into FOLDER of the build when its lock file has changed.
#   run.sh FOLDER TEST
# The test finds the server's port in LOKET_TUS_PORT, and what was uploaded in LOKET_TUS_UPLOADS.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=$1
program=$2

mkdir -p -- "$folder"
if ! cmp -s -- "$here/package-lock.json" "$folder/installed.json"; then
    cp -- "$here/package.json" "$here/package-lock.json" "$folder"
    (cd -- "$folder" && npm ci --ignore-scripts --omit=optional --no-audit --no-fund --loglevel=error)
    cp -- "$here/package-lock.json" "$folder/installed.json"
fi
cp -- "$here/server.js" "$folder"

uploads=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server"; rm -rf -- "$uploads"' EXIT
mkfifo -- "$uploads/said"
mkdir -- "$uploads/files"
node "$folder/server.js" "$uploads/files" >"$uploads/said" &
server=$!
read -r LOKET_TUS_PORT <"$uploads/said"
export LOKET_TUS_PORT LOKET_TUS_UPLOADS="$uploads/files"
"$program"
