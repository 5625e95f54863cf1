// What every sender of this folder has in common: options, the documents, the clock, and the line that the bench reads.
//
//   sent {"seconds":1.2,"cpu_s":0.8,"peak_mib":90.1,"requests":10,"delivered":1000}
//
// Time and processor count from `begin` to the last acknowledgement, without the start of Node and without the reading
// of the queue.
import { readFileSync } from 'node:fs';

/** `--name value` pairs. */
export function options() {
    const words = process.argv.slice(2);
    return Object.fromEntries(words.flatMap((word, i) => (word.startsWith('--') ? [[word.slice(2), words[i + 1]]] : [])));
}

/** The canonical JSON of each report, as text. */
export function documents({ documents }) {
    return readFileSync(documents, 'utf8').trimEnd().split('\n');
}

/** Starts the clock. `finish` says what the delivery came to and ends the program; it is called by itself with what was
 *  delivered so far when `limit` seconds are over. */
export function begin({ limit }) {
    const from = process.hrtime.bigint();
    const cpu = process.cpuUsage();
    const delivery = { requests: 0, delivered: 0 };
    const finish = () => {
        const spent = process.cpuUsage(cpu);
        const sent = {
            seconds: Number(process.hrtime.bigint() - from) / 1e9,
            cpu_s: (spent.user + spent.system) / 1e6,
            peak_mib: process.resourceUsage().maxRSS / 1024,
            ...delivery,
        };
        process.stdout.write(`sent ${JSON.stringify(sent)}\n`, () => process.exit(0));
    };
    setTimeout(finish, Number(limit) * 1000);
    return { delivery, finish };
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
