// One POST a report over one TLS connection that is kept alive, each after the answer to the one before; again after a
// connection that died.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

import { begin, documents, options, pause } from './delivery.mjs';

const told = options();
const texts = documents(told);
const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: readFileSync(told.certificate) });

function post(text) {
    return new Promise((resolve, reject) => {
        const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) };
        const posted = request(
            { host: '127.0.0.1', port: told.port, path: '/reports', method: 'POST', agent, headers },
            (response) => {
                response.on('end', () => resolve(response.statusCode)).on('error', reject);
                response.resume();
            },
        );
        posted.on('error', reject).end(text);
    });
}

const { delivery, finish } = begin(told);
for (const text of texts) {
    for (;;) {
        delivery.requests += 1;
        try {
            if ((await post(text)) === 201) break;
        } catch (error) {
            console.error(error.message);
        }
        await pause(200);
    }
    delivery.delivered += 1;
}
finish();
