#!/bin/sh
# The main job, on one machine, with real parts: a hub, a virtual printer under a private CUPS, an enrolled kiosk.
# On a desktop it opens the kiosk and leaves it to you; headless it plays residents who file reports through the
# window, and then compares what they typed with what was printed and what the hub holds.
set -eu

usage() {
    cat <<TXT
sh provisioning/demo.sh [--headless] [--reports N] [--data DIR] [--port PORT] [--size WxH] [--bin DIR]

  --headless     run under Xvfb and play residents, also when there is a display
  --reports N    how many reports the residents file (default 5)
  --data DIR     where all of it is kept (default build/demo); emptied first if an earlier demo made it
  --port PORT    where the hub listens on 127.0.0.1 (default 8600; 0: any free port)
  --size WxH     size of the kiosk's window in pixels (default 1920x1080)
  --bin DIR      use the programs in DIR as they are, without installing packages or building
TXT
}
complain() { printf 'demo: %s\n' "$*" >&2; exit 1; }

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
mode=window
[ -n "${DISPLAY:-}" ] || mode=headless
reports=5 data=$root/build/demo port=8600 size=1920x1080 bin=
while [ $# -gt 0 ]; do
    case $1 in
        --headless) mode=headless; shift ;;
        --help|-h) usage; exit 0 ;;
        --reports|--data|--port|--size|--bin)
            [ $# -ge 2 ] || complain "$1 needs a value"
            case $1 in
                --reports) reports=$2 ;;
                --data) data=$2 ;;
                --port) port=$2 ;;
                --size) size=$2 ;;
                --bin) bin=$2 ;;
            esac
            shift 2 ;;
        *) usage >&2; exit 2 ;;
    esac
done
case $reports in ''|*[!0-9]*) complain "--reports takes a whole number" ;; esac

if [ -z "$bin" ]; then
    sh "$root/provisioning/install-packages.sh"
    sh "$root/provisioning/build.sh"
    bin=$root/build/bin
fi

# An earlier demo's folder is ours to empty; anybody else's is not.
if [ -e "$data" ] && [ -n "$(ls -A "$data")" ]; then
    [ -e "$data/.loket-demo" ] || complain "$data is not empty and no earlier demo; choose another --data"
    [ ! -d "$data/printer" ] || sh "$root/provisioning/rig/printer.sh" stop "$data/printer"
    rm -rf "$data"
fi
mkdir -p "$data/shots" "$data/slips"
data=$(CDPATH='' cd -- "$data" && pwd)
: > "$data/.loket-demo"

started=
stop_all() {
    for pid in $started; do kill "$pid" 2>/dev/null || :; done
    for pid in $started; do wait "$pid" 2>/dev/null || :; done
    started=
    [ ! -e "$data/printer/printer.env" ] || sh "$root/provisioning/rig/printer.sh" stop "$data/printer" || :
}
trap stop_all EXIT
trap 'exit 130' INT TERM HUP

# wait_until SECONDS WHAT COMMAND...: asks again until the command succeeds.
wait_until() {
    patience=$1 what=$2
    shift 2
    tries=$((patience * 10))
    until "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || complain "$what did not come up; see the logs in $data"
        sleep 0.1
    done
}

echo "demo: hub"
"$bin/loket-admin" hub-init --data "$data/hub"
"$bin/loket-hub" --data "$data/hub" --listen "127.0.0.1:$port" >"$data/hub.log" 2>&1 &
hub=$!
started="$started $hub"
wait_until 10 "the hub on 127.0.0.1:$port" grep -q '^listening on http://' "$data/hub.log"
port=$(sed -n 's|^listening on http://127.0.0.1:||p' "$data/hub.log")
wait_until 10 "the hub on 127.0.0.1:$port" curl -sf "http://127.0.0.1:$port/v1/health"
kill -0 "$hub" 2>/dev/null || complain "the hub ended at once: $(tail -n 1 "$data/hub.log")"

echo "demo: printer"
sh "$root/provisioning/rig/printer.sh" start "$data/printer" "$bin"
. "$data/printer/printer.env"

echo "demo: kiosk"
"$bin/loket-admin" invite --data "$data/hub" --counter BTM2 --office "Kantor Kecamatan Babat Toman" \
    --kecamatan 16.06.07 --hub-url "http://127.0.0.1:$port" --out "$data/invitation.txt"
"$bin/loket-admin" enrol --data "$data/kiosk" --invitation "@$data/invitation.txt" \
    --printer-server "$CUPS_SERVER" --printer-queue "$QUEUE"
# One kiosk need not spread its first call over a minute, as a province of them must.
sed -i 's/^try_after_link_up_s = .*/try_after_link_up_s = 1/' "$data/kiosk/loket.toml"

if [ "$mode" = window ]; then
    echo "demo: the kiosk is open; close its window to end"
    "$bin/loket-kiosk" --data "$data/kiosk" --window "$size" 2>"$data/kiosk.log" ||
        complain "the kiosk ended: $(tail -n 1 "$data/kiosk.log")"
    exit 0
fi

Xvfb -displayfd 3 -screen 0 "${size}x24" -dpi 92 -nolisten tcp 3>"$data/display" >"$data/xvfb.log" 2>&1 &
started="$started $!"
wait_until 10 "Xvfb" test -s "$data/display"
display=:$(cat "$data/display")
DISPLAY=$display "$bin/loket-kiosk" --data "$data/kiosk" --window "$size" \
    --trace-texts --trace-layout "$data/layout.jsonl" 2>"$data/kiosk.log" &
kiosk=$!
started="$kiosk $started"

resident() { "$bin/loket-resident" --display "$display" --trace "$data/layout.jsonl" --shots "$data/shots" "$@"; }
resident file --reports "$reports" --record "$data/typed.jsonl"

# What is still on its way arrives by itself; only then is there something to compare.
all_arrived() {
    "$bin/loket-admin" status --data "$data/kiosk" >"$data/status.txt"
    grep -q "waiting=0" "$data/status.txt" && grep -q " 0 owed, 0 at the printer" "$data/status.txt"
}
wait_until 120 "delivery and printing of everything" all_arrived

# The last resident comes back with the paper.
paper=$(find "$OUT" -name '*.pdf' | sort | tail -n 1)
number=$(pdftotext "$paper" - | grep -xE '[A-Z]{3}[1-9]-[0-9]{5,7}-[0-9A-Z]' | head -n 1)
code=$(pdftotext "$paper" - | grep -xE '[0-9A-Z]{4}-[0-9A-Z]{4}' | head -n 1)
resident look-up --number "$number" --code "$code"

# What nobody hopes to see: a kiosk over a database that is damaged.
kill "$kiosk"
wait "$kiosk" 2>/dev/null || :
cp -R "$data/kiosk" "$data/damaged-kiosk"
echo "not a database" >"$data/damaged-kiosk/loket.db"
DISPLAY=$display "$bin/loket-kiosk" --data "$data/damaged-kiosk" --window "$size" \
    --trace-layout "$data/damaged-layout.jsonl" 2>"$data/damaged-kiosk.log" &
started="$! $started"
wait_until 10 "the screen of a damaged kiosk" grep -q '"screen":"out_of_service"' "$data/damaged-layout.jsonl"
import -display "$display" -window root "$data/shots/out_of_service.png"

"$bin/loket-hub" reports --data "$data/hub" --jsonl >"$data/delivered.jsonl"
for slip in "$OUT"/*.pdf; do
    [ -e "$slip" ] || continue
    pdftoppm -r 203 -png -singlefile "$slip" "$data/slips/$(basename "$slip" .pdf)"
done
find "$data/shots" "$data/slips" "$OUT" -type f \( -name '*.png' -o -name '*.pdf' \) | sort

# The last line is the judgement: what was typed, field by field, against the hub's records and the paper.
"$bin/loket-compare" --typed "$data/typed.jsonl" --delivered "$data/delivered.jsonl" --slips "$OUT"
