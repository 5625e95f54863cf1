#!/bin/sh
# Installs the packages of packages.txt, or of another list, that are missing. When none is, it changes nothing and needs
# no network.
set -eu

list=${1:-"$(dirname -- "$0")/packages.txt"}

missing=
# shellcheck disable=SC2013  # names of packages have no spaces
for package in $(sed 's/#.*//' "$list"); do
    # shellcheck disable=SC2016  # the format is dpkg-query's
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    case $state in
        installed*) ;;  # told twice when two architectures have it
        # A program of that name may have come with another package, which would not go together with this one.
        *) command -v "$package" >/dev/null || missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root() { env DEBIAN_FRONTEND=noninteractive "$@"; }
elif command -v sudo >/dev/null; then
    as_root() { sudo env DEBIAN_FRONTEND=noninteractive "$@"; }
else
    echo "install-packages.sh: missing:$missing" >&2
    echo "install-packages.sh: run it as root, or install sudo" >&2
    exit 1
fi

install_missing() {
    # Unquoted: one word a package. The lock timeout (seconds) waits for an update that runs in the background.
    # shellcheck disable=SC2086
    as_root apt-get install --yes --quiet=2 --no-install-recommends -o DPkg::Lock::Timeout=300 $missing
}

log=$(mktemp)
trap 'rm -f -- "$log"' EXIT

echo "installing:$missing"
# The first try takes the package lists as they are; lists that are absent or out of date make it fail.
if ! install_missing >"$log" 2>&1; then
    if ! { as_root apt-get update --quiet=2 && install_missing; } >"$log" 2>&1; then
        cat -- "$log" >&2
        echo "install-packages.sh: apt could not install the packages; its words are above" >&2
        exit 1
    fi
fi
