// express-pouchdb as it comes, with LevelDB on the disk. LevelDB does not sync its writes here, so what it has
// acknowledged survives the death of the process but not a power cut: that is kind to it.
import express from 'express';
import expressPouchDB from 'express-pouchdb';
import PouchDB from 'pouchdb';

import { options } from './delivery.mjs';

const { folder } = options();
const Stored = PouchDB.defaults({ prefix: `${folder}/` });

const app = express();
app.use('/', expressPouchDB(Stored, {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: `${folder}/log.txt`,
}));
const server = app.listen(0, '127.0.0.1', async () => {
    const { port } = server.address();
    await fetch(`http://127.0.0.1:${port}/reports`, { method: 'PUT' }); // the database, before a sender asks for it
    console.log(`listening on ${port}`);
});
