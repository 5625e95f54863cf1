// A front that speaks HTTP/2 and nothing older, as a regency's reverse proxy may, and hands everything on to a hub
// behind it: node http2_front.mjs CERTIFICATE KEY HUB-PORT. Prints "listening on PORT", then a line for each request:
// the number of its connection, its method and its path.
import fs from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';

const [, , certificate, key, hubPort] = process.argv;
const server = http2.createSecureServer({cert: fs.readFileSync(certificate), key: fs.readFileSync(key), allowHTTP1: false});
// These belong to a connection of HTTP/1.1, and HTTP/2 forbids them.
const kOfConnection = ['connection', 'keep-alive', 'transfer-encoding'];

let connections = 0;
server.on('session', session => {
    session.number = ++connections;
});
server.on('request', (request, response) => {
    console.log(`${request.stream.session.number} ${request.method} ${request.url}`);
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !name.startsWith(':')));
    const onward = {host: '127.0.0.1', port: hubPort, method: request.method, path: request.url, headers};
    const ask = http.request(onward, answer => {
        const kept = Object.entries(answer.headers).filter(([name]) => !kOfConnection.includes(name));
        response.writeHead(answer.statusCode, Object.fromEntries(kept));
        answer.pipe(response);
    });
    ask.on('error', () => response.stream.close());
    request.pipe(ask);
});
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
