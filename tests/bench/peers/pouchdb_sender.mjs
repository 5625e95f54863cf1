// PouchDB replicates its queue, which lies in LevelDB before the clock starts. With `--lasting yes` it goes on after
// failures, as PouchDB does by itself, only with shorter waits: for links that die.
import PouchDB from 'pouchdb';

import { begin, documents, options } from './delivery.mjs';

const told = options();
const texts = documents(told);
const queue = new PouchDB(`${told.folder}/queue`);
for (let i = 0; i < texts.length; i += 1000) {
    await queue.bulkDocs(texts.slice(i, i + 1000).map((text) => JSON.parse(text)));
}

const { delivery, finish } = begin(told);
const hub = new PouchDB(`http://127.0.0.1:${told.port}/reports`, {
    skip_setup: true, // it is there
    fetch: (url, opts) => {
        delivery.requests += 1;
        return PouchDB.fetch(url, opts);
    },
});
const lasting = told.lasting === 'yes';
const replication = queue.replicate.to(hub, {
    batch_size: Number(told.batch),
    live: lasting,
    retry: lasting,
    back_off_function: () => 200, // ms
});
replication.on('change', (info) => {
    delivery.delivered = info.docs_written;
    if (lasting && delivery.delivered === texts.length) finish();
});
replication.on('complete', (info) => {
    delivery.delivered = info.docs_written;
    finish();
});
replication.on('error', (error) => {
    console.error(error);
    finish();
});
