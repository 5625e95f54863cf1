// The simplest server that keeps its word: one report a request, on the disk before the answer.
import { fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:https';

import { options } from './delivery.mjs';

const { folder, certificate, key } = options();
const file = openSync(`${folder}/reports.jsonl`, 'a');
const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
        writeSync(file, `${Buffer.concat(parts)}\n`);
        fdatasyncSync(file);
        response.writeHead(201).end();
    });
});
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
