// A tus server that is not ours, on a free port of 127.0.0.1, as its makers describe it; nothing in it knows Loket.
//   node server.js FOLDER      prints the port, and keeps the uploads in FOLDER
const http = require('node:http')
const { Server } = require('@tus/server')
const { FileStore } = require('@tus/file-store')

const tus = new Server({ path: '/v1/files', datastore: new FileStore({ directory: process.argv[2] }) })
const server = http.createServer(tus.handle.bind(tus))
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
