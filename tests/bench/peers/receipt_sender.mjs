// receiptline renders the words of a receipt in this process, which stays warm, and sends them to a printer's port, a
// connection a receipt as most programs do. Each line "print TICKET" on the standard input is one; "sent N" says that
// the N-th is out. It asks the printer nothing and waits for nothing that it says: that is kind to it.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

import receiptline from 'receiptline';

import { options } from './delivery.mjs';

const { port } = options();
const kPrinter = { cpl: 48, encoding: 'multilingual', command: 'escpos' }; // 80 mm

const plain = (text) => text.replace(/[\\|{}~_"`^]/g, '\\$&');
const lines = (text) => (text === '' ? [] : text.split('\n').map(plain));
const centred = (text, mark = '') => lines(text).map((line) => mark + line);
const prose = (label, text) => (text === '' ? [] : [`${label} |`, ...lines(text).map((line) => `${line} |`)]);
const pair = (label, text) => lines(text).map((line, i) => `${i === 0 ? label : ''} | "${line}"`);

/** What printing/slip.cpp lays out, in its order. */
function document(ticket) {
    return [
        ...centred(ticket.regency, '"').map((line) => `${line}"`),
        ...centred(ticket.office),
        '-',
        'Nomor laporan',
        ...centred(ticket.number, '^^'),
        `{code:${plain(ticket.proof || ticket.number)};option:qrcode,7,m}`,
        'Kode rahasia',
        ...centred(ticket.code, '^'),
        '-',
        '{width:* *}',
        ...pair('Diterima', ticket.received),
        ...pair('Tempat', ticket.office),
        ...pair('Jenis', ticket.kind),
        ...pair('Topik', ticket.topic),
        ...pair('Pelapor', ticket.complainant),
        '{width:auto}',
        ...prose('Uraian', ticket.description),
        '{width:* *}',
        ...pair('Lokasi kejadian', ticket.place),
        '{width:auto}',
        '-',
        '{width:* *}',
        ...pair('Diselesaikan paling lambat', ticket.due),
        '{width:auto}',
        ...prose('Cara menindaklanjuti', ticket.follow_up),
        '-',
        '{width:* *}',
        ...pair('Petugas penerima', ticket.officer || 'menunggu pengesahan petugas'),
        '{width:auto}',
        '',
        '',
        '-',
        'Tanda tangan petugas |',
        ...(ticket.notice === '' ? [] : [`Pemberitahuan privasi ${plain(ticket.notice)} |`]),
    ].join('\n');
}

let sent = 0;
function print(ticket) {
    const printer = connect(port, '127.0.0.1');
    printer.setNoDelay(true);
    printer.on('error', (error) => console.error(error.message));
    printer.on('close', () => console.log(`sent ${(sent += 1)}`));
    printer.resume();
    printer.end(receiptline.transform(document(ticket), kPrinter), 'latin1');
}

createInterface({ input: process.stdin }).on('line', (line) => {
    if (line.startsWith('print ')) print(JSON.parse(line.slice('print '.length)));
});
console.log('ready');
