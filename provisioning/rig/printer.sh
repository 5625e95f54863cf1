#!/bin/sh
# A private print shop for tests and the demo: its own message bus, its own CUPS scheduler, and a simulated 80 mm
# receipt printer that speaks IPP Everywhere (ippeveprinter). Nothing of the machine's own printing is touched, neither
# root nor Avahi is needed, and several shops can stand side by side.
#
#   printer.sh start DIR BACKENDS Opens a shop and returns when its queue takes jobs. BACKENDS is the folder of our own
#                                 backends as built (loket-ipp, loket-escpos).
#   printer.sh start-a4 DIR BACKENDS
#                                 The same with an office printer, which has sheets of A4 and A5.
#                                 DIR/printer.env then holds, as shell assignments:
#                                   CUPS_SERVER     HOST:PORT of the scheduler
#                                   QUEUE           the queue's name
#                                   OUT             where each printed document lands: JOB-NAME.pdf, JOB counting from 1
#                                                   at the printer; complete when it appears
#                                   CUPSD_PID PRINTER_PID BUS_PID
#   printer.sh start-absurd DIR BACKENDS
#                                 The same with a roll of 80 mm, of which the printer claims to reach nothing: margins of
#                                 90 mm on each side.
#   printer.sh start-escpos DIR BACKENDS URI
#                                 The same with a receipt printer behind loket-escpos instead: the scheduler alone, with
#                                 a queue to the printer at URI. What comes out is for the printer to know.
#   printer.sh switch-on DIR      Starts the printer again that was switched off, at the same address.
#   printer.sh schedule DIR       Starts the scheduler again that has ended, with all that it had on its disk.
#   printer.sh queue DIR          Makes the queue again that somebody has deleted.
#   printer.sh stop DIR           Closes it: ends its processes by their ids and waits until they are gone. The
#                                 printed documents stay. A shop that is half open or closed already is no error.
#
# How to make it fail, while it is open:
#   touch DIR/media-empty         The printer runs out of paper: a job stops in it with media-empty-error, and goes on
#   rm DIR/media-empty            when the file is gone.
#   touch DIR/jammed              Every job is aborted by the printer with media-jam-error, until the file is gone; the
#                                 error stands until the next job. (CUPS calls such a job canceled, sometimes completed.)
#   echo 2 >DIR/slow              Each document takes two seconds.
#   touch DIR/complains           It says media-jam-error, and prints.
#   kill -9 $PRINTER_PID          The printer is switched off. kill $CUPSD_PID: there is no scheduler.
set -eu

say() { echo "printer.sh: $*" >&2; }
die() { say "$*"; exit 1; }

# attempt SECONDS COMMAND...: tries it ten times a second until it succeeds; fails when the time is over.
attempt() {
    local tries=$(($1 * 10)); shift
    until "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.1
    done
}

is_taken() { cat /proc/net/tcp /proc/net/tcp6 | grep -q ":$(printf %04X "$1") 0*:0000 0A"; }

# free_port FIRST: the next port on which nobody listens.
free_port() {
    port=$1
    while is_taken "$port"; do port=$((port + 1)); done
    echo "$port"
}

write_bus() {
    cat >"$SHOP/bus.conf" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path=$SHOP/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/> <allow own="*"/> <allow send_type="*"/> <allow receive_type="*"/>
    <allow send_destination="*" eavesdrop="true"/>
  </policy>
</busconfig>
END
}

# media_size TYPE WIDTH HEIGHT: in hundredths of a millimetre, printed up to MARGIN.
media_size() {
    cat <<END
{
  MEMBER collection media-size { MEMBER $1 x-dimension $2 MEMBER $1 y-dimension $3 }
  MEMBER integer media-bottom-margin $MARGIN
  MEMBER integer media-left-margin $MARGIN
  MEMBER integer media-right-margin $MARGIN
  MEMBER integer media-top-margin $MARGIN
}
END
}

# A roll 80 mm wide, cut after 50 to 600 mm. The one fixed size is there because CUPS 2.4 makes no "everywhere" queue out
# of ranges alone.
write_roll() {
    cat <<END
ATTR keyword media-default om_receipt_80x200mm
ATTR keyword media-ready om_receipt_80x200mm
ATTR keyword media-supported om_receipt_80x200mm,custom_min_58x50mm,custom_max_80x600mm
ATTR collection media-col-database $(media_size integer 8000 20000),$(media_size rangeOfInteger 5800-8000 5000-60000)
ATTR collection media-col-default $(media_size integer 8000 20000)
ATTR collection media-size-supported {
  MEMBER integer x-dimension 8000 MEMBER integer y-dimension 20000
},{
  MEMBER rangeOfInteger x-dimension 5800-8000 MEMBER rangeOfInteger y-dimension 5000-60000
}
END
}

write_sheets() {
    cat <<END
ATTR keyword media-default iso_a4_210x297mm
ATTR keyword media-ready iso_a4_210x297mm,iso_a5_148x210mm
ATTR keyword media-supported iso_a4_210x297mm,iso_a5_148x210mm
ATTR collection media-col-database $(media_size integer 21000 29700),$(media_size integer 14800 21000)
ATTR collection media-col-default $(media_size integer 21000 29700)
ATTR collection media-size-supported {
  MEMBER integer x-dimension 21000 MEMBER integer y-dimension 29700
},{
  MEMBER integer x-dimension 14800 MEMBER integer y-dimension 21000
}
END
}

# write_printer roll|sheets
write_printer() {
    "write_$1" >"$SHOP/printer.conf"
    cat >>"$SHOP/printer.conf" <<END
ATTR keyword compression-supported none
ATTR mimeMediaType document-format-default application/pdf
ATTR mimeMediaType document-format-supported application/octet-stream,application/pdf,image/pwg-raster
ATTR boolean color-supported false
ATTR integer copies-default 1
ATTR rangeOfInteger copies-supported 1-1
ATTR keyword ipp-features-supported ipp-everywhere
ATTR integer media-bottom-margin-supported $MARGIN
ATTR integer media-left-margin-supported $MARGIN
ATTR integer media-right-margin-supported $MARGIN
ATTR integer media-top-margin-supported $MARGIN
ATTR keyword media-type-supported stationery
ATTR keyword print-color-mode-default monochrome
ATTR keyword print-color-mode-supported monochrome
ATTR enum print-quality-default 4
ATTR enum print-quality-supported 4
ATTR resolution printer-resolution-default 203dpi
ATTR resolution printer-resolution-supported 203dpi
ATTR resolution pwg-raster-document-resolution-supported 203dpi
ATTR keyword pwg-raster-document-type-supported sgray_8
ATTR keyword sides-default one-sided
ATTR keyword sides-supported one-sided
END
    # Runs once for each document, as the mechanics of the printer. What it says on stderr becomes the printer's state.
    cat >"$SHOP/mechanics" <<END
#!/bin/sh
shop=\$PPID
if [ -e "$DIR/jammed" ]; then
    echo "STATE: +media-jam-error" >&2
    exit 1
fi
echo "STATE: -media-jam-error" >&2
if [ -e "$DIR/complains" ]; then echo "STATE: +media-jam-error" >&2; fi
if [ -e "$DIR/slow" ]; then sleep "\$(cat "$DIR/slow")"; fi
if [ -e "$DIR/media-empty" ]; then
    echo "STATE: +media-empty-error" >&2
    while [ -e "$DIR/media-empty" ]; do
        kill -0 "\$shop" 2>/dev/null || exit 1
        sleep 0.1
    done
    echo "STATE: -media-empty-error" >&2
fi
count=\$((\$(cat "$SHOP/count") + 1))
echo \$count >"$SHOP/count"
name=\$(printf %s "\${IPP_JOB_NAME:-untitled}" | tr -c 'A-Za-z0-9._-' _)
cp "\$1" "$OUT/.\$count" && mv "$OUT/.\$count" "$OUT/\$count-\$name.pdf"
END
    chmod 755 "$SHOP/mechanics"
    echo 0 >"$SHOP/count"
}

write_scheduler() {
    mkdir -p "$SHOP/cups/spool/tmp" "$SHOP/cups/cache" "$SHOP/cups/state" "$SHOP/cups/log"
    # The system's programs; a queue of ours brings a backend of its own.
    mkdir -p "$SHOP/bin/backend"
    for part in daemon driver filter notifier; do ln -s "$SYSTEM_CUPS/$part" "$SHOP/bin/$part"; done
    ln -s "$SYSTEM_CUPS"/backend/* "$SHOP/bin/backend/"
    # CUPS runs a backend only from where nobody else can write.
    for backend in loket-ipp loket-escpos; do
        cp "$BACKENDS/$backend" "$SHOP/bin/backend/"
        chmod 755 "$SHOP/bin/backend/$backend"
    done
    # CUPS refuses to run filters as root, and as somebody else it cannot change the user.
    if [ "$(id -u)" = 0 ]; then user=lp group=lp; else user=$(id -un) group=$(id -gn); fi
    cat >"$SHOP/cups/cups-files.conf" <<END
User $user
Group $group
ServerBin $SHOP/bin
SystemGroup $(id -gn)
ServerRoot $SHOP/cups
RequestRoot $SHOP/cups/spool
TempDir $SHOP/cups/spool/tmp
CacheDir $SHOP/cups/cache
StateDir $SHOP/cups/state
AccessLog $SHOP/cups/log/access
ErrorLog $SHOP/cups/log/error
PageLog $SHOP/cups/log/page
FileDevice Yes
Printcap $SHOP/cups/printcap
Sandboxing relaxed
END
    cat >"$SHOP/cups/cupsd.conf" <<END
Listen 127.0.0.1:$1
Browsing Off
WebInterface No
DefaultAuthType None
LogLevel debug
MaxLogSize 10m
# Receipts hold personal data: nothing stays once it is printed.
PreserveJobFiles No
PreserveJobHistory Yes
# What it knows is on its disk at once, so that a test can end it at any moment.
DirtyCleanInterval 0
# Half a ticket followed by a whole one would be an unmarked duplicate; only a person prints again.
ErrorPolicy abort-job
<Location />
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order allow,deny
    Allow 127.0.0.1
  </Limit>
</Policy>
END
}

run_printer() {
    DBUS_SYSTEM_BUS_ADDRESS=unix:path=$SHOP/bus ippeveprinter -r off -p "$PRINTER_PORT" -n localhost -d "$SHOP" \
        -a "$SHOP/printer.conf" -c "$SHOP/mechanics" Receipts >>"$SHOP/printer.log" 2>&1 </dev/null &
    PRINTER_PID=$!
    write_env
    attempt 10 is_taken "$PRINTER_PORT"
}

takes_jobs() {
    [ -s "$SHOP/cups/ppd/$QUEUE.ppd" ] && lpstat -h "$CUPS_SERVER" -a "$QUEUE" | grep -q 'accepting requests'
}

# lpadmin against a printer that does not answer returns 0 and leaves a queue without a driver: hence `takes_jobs`.
# The driver is asked of the printer by its own address; then our backend leads the way there.
add_ipp_queue() {
    lpadmin -h "$CUPS_SERVER" -p "$QUEUE" -E -v "ipp://localhost:$PRINTER_PORT/ipp/print" -m everywhere \
        -o printer-error-policy=abort-job && attempt 2 takes_jobs &&
        lpadmin -h "$CUPS_SERVER" -p "$QUEUE" -v "loket-ipp://localhost:$PRINTER_PORT/ipp/print"
}

add_escpos_queue() {
    lpadmin -h "$CUPS_SERVER" -p "$QUEUE" -E -v "$UNIT" -P "$PRINTING/loket-escpos.ppd" \
        -o printer-error-policy=abort-job && attempt 2 takes_jobs
}

add_queue() { if [ -n "${UNIT:-}" ]; then add_escpos_queue; else add_ipp_queue; fi; }

show_logs() {
    for log in "$SHOP/printer.log" "$SHOP/cupsd.log" "$SHOP/cups/log/error"; do
        [ ! -s "$log" ] || { echo "--- $log" >&2; tail -n 20 "$log" >&2; }
    done
}

# The folder of what was printed, the place of everything else, and what to do when the shop does not open.
begin() {
    mkdir -p "$1"
    DIR=$(cd "$1" && pwd)
    [ ! -e "$DIR/printer.env" ] || die "$DIR has an open shop already"
    OUT=$DIR/printed QUEUE=loket
    mkdir -p "$OUT"
    # Not in DIR, whose path may be too long for a socket or closed to the user that CUPS runs filters as.
    SHOP=$(mktemp -d /tmp/loket-print-XXXXXX)
    chmod 755 "$SHOP"
    BUS_PID= CUPSD_PID= PRINTER_PID=
    write_env
    trap 'show_logs; write_env; stop "$DIR"; die "the shop did not open"' EXIT
    trap 'exit 130' INT TERM HUP
    # Two shops that open in one moment start looking at different places.
    first_port=$((20000 + $$ % 5000 * 2))
}

run_scheduler() {
    cupsd -f -c "$SHOP/cups/cupsd.conf" -s "$SHOP/cups/cups-files.conf" >>"$SHOP/cupsd.log" 2>&1 </dev/null &
    CUPSD_PID=$!
    write_env
    attempt 10 is_taken "${CUPS_SERVER##*:}"
}

# open_queue FIRST_PORT: a scheduler with the queue.
open_queue() {
    port=$(free_port "$1")
    CUPS_SERVER=127.0.0.1:$port
    write_scheduler "$port"
    run_scheduler
    attempt 10 add_queue
    trap - EXIT INT TERM HUP
}

# start DIR BACKENDS roll|sheets
start() {
    begin "$1"
    BACKENDS=$2
    write_bus
    dbus-daemon --config-file="$SHOP/bus.conf" --nofork --nopidfile >"$SHOP/bus.log" 2>&1 </dev/null &
    BUS_PID=$!
    write_env
    attempt 10 test -S "$SHOP/bus"

    PRINTER_PORT=$(free_port "$first_port")
    write_printer "$3"
    run_printer
    open_queue $((PRINTER_PORT + 1))
}

start_escpos() {
    begin "$1"
    BACKENDS=$2 UNIT=$3
    open_queue "$first_port"
}

write_env() {
    cat >"$DIR/printer.env" <<END
CUPS_SERVER=${CUPS_SERVER:-}
QUEUE=$QUEUE
OUT='$OUT'
CUPSD_PID=$CUPSD_PID
PRINTER_PID=$PRINTER_PID
PRINTER_PORT=${PRINTER_PORT:-}
BUS_PID=$BUS_PID
UNIT='${UNIT:-}'
SHOP=$SHOP
END
}

# A dead process may stay listed until whoever became its parent has looked.
is_gone() { ! kill -0 "$1" || grep -q '^State:.Z' "/proc/$1/status"; }

# A process id may long belong to somebody else: only one that still runs the right program is ended.
end() {
    [ -n "$1" ] && [ "$(cat "/proc/$1/comm" 2>/dev/null)" = "$2" ] || return 0
    kill "$1" 2>/dev/null || return 0
    attempt 5 is_gone "$1" || kill -9 "$1" 2>/dev/null || true
}

# enter DIR: an open shop.
enter() {
    DIR=$(cd "$1" && pwd)
    . "$DIR/printer.env"
}

schedule() {
    run_scheduler && attempt 10 takes_jobs || die "the scheduler does not come back"
}

stop() {
    [ -e "$1/printer.env" ] || return 0
    . "$1/printer.env"
    end "$CUPSD_PID" cupsd
    end "$PRINTER_PID" ippeveprinter
    end "$BUS_PID" dbus-daemon
    rm -rf "$SHOP"
    rm -f "$1/printer.env"
}

PATH=$PATH:/usr/sbin
SYSTEM_CUPS=/usr/lib/cups
MARGIN=0
PRINTING=$(CDPATH='' cd -- "$(dirname -- "$0")/../../printing" && pwd)
case ${1:-} in
    start) [ $# -eq 3 ] || die "start DIR BACKENDS"; start "$2" "$3" roll ;;
    start-a4) [ $# -eq 3 ] || die "start-a4 DIR BACKENDS"; start "$2" "$3" sheets ;;
    start-absurd) [ $# -eq 3 ] || die "start-absurd DIR BACKENDS"; MARGIN=9000; start "$2" "$3" roll ;;
    start-escpos) [ $# -eq 4 ] || die "start-escpos DIR BACKENDS URI"; start_escpos "$2" "$3" "$4" ;;
    switch-on) [ $# -eq 2 ] || die "switch-on DIR"; enter "$2"; run_printer ;;
    schedule) [ $# -eq 2 ] || die "schedule DIR"; enter "$2"; schedule ;;
    queue) [ $# -eq 2 ] || die "queue DIR"; enter "$2"; attempt 10 add_queue ;;
    stop) [ $# -eq 2 ] || die "stop DIR"; stop "$(cd "$2" && pwd)" ;;
    *) die "start|start-a4|start-absurd DIR BACKENDS | start-escpos DIR BACKENDS URI | switch-on DIR | schedule DIR | queue DIR | stop DIR" ;;
esac
