// Sends a file to a hub with tus-js-client, a client of tus that is not ours, in one of the ways below.
//
//   node peer.mjs WAY URL HASH FILE
//
// Prints what it did, one line a step; the last is "arrived", or "failed" with the status that the hub gave.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import * as tus from 'tus-js-client'

const [way, url, hash, path] = process.argv.slice(2)
const file = readFileSync(path)
const told = []

function upload(options) {
  return new Promise((resolve) => {
    const it = new tus.Upload(file, {
      endpoint: `${url}/v1/files`,
      metadata: { filename: 'foto.bin', hash },
      retryDelays: [0, 0, 0],
      onAfterResponse: (request, response) => told.push(`${request.getMethod()} ${response.getStatus()}`),
      onSuccess: () => resolve('arrived'),
      onError: (error) => resolve(`failed ${error.originalResponse?.getStatus() ?? error.message}`),
      ...options,
    })
    options.begun?.(it)
    it.start()
  })
}

/** Puts Upload-Checksum on each PATCH: of the piece, or of something else. */
function checksums(algorithm, chunkSize, of = (piece) => piece) {
  return (request) => {
    if (request.getMethod() !== 'PATCH') return
    const offset = Number(request.getHeader('Upload-Offset'))
    const piece = of(file.subarray(offset, Math.min(offset + chunkSize, file.length)))
    request.setHeader('Upload-Checksum', `${algorithm} ${createHash(algorithm).update(piece).digest('base64')}`)
  }
}

/** A line on which every connection dies after `life` bytes; the hub hears of it first. */
async function dyingLine(life) {
  const hub = new URL(url)
  const line = { bytes: 0, connections: 0 }
  const server = createServer((client) => {
    line.connections += 1
    let left = life
    const upstream = connect(Number(hub.port), hub.hostname)
    client.on('data', (data) => {
      if (left === 0) return
      const piece = data.subarray(0, left)
      left -= piece.length
      line.bytes += piece.length
      upstream.write(piece)
      if (left === 0) upstream.end()
    })
    client.on('end', () => upstream.end())
    client.on('error', () => upstream.destroy())
    upstream.on('data', (data) => client.write(data))
    upstream.on('close', () => client.destroy())
    upstream.on('error', () => client.destroy())
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  line.url = `http://127.0.0.1:${server.address().port}`
  line.close = () => server.close()
  return line
}

const chunkSize = 256 * 1024

const ways = {
  whole: () => upload({}),

  pieces: () => upload({ chunkSize }),

  override: () => upload({ overridePatchMethod: true }),

  sha1: () => upload({ chunkSize, onBeforeRequest: checksums('sha1', chunkSize) }),

  sha256: () => upload({ chunkSize, onBeforeRequest: checksums('sha256', chunkSize) }),

  wrong_checksum: () => upload({ chunkSize, onBeforeRequest: checksums('sha1', chunkSize, () => 'another piece') }),

  unknown_checksum: () => upload({ chunkSize, onBeforeRequest: checksums('md5', chunkSize) }),

  async aborted() {
    for (let stop = 300_000; stop < file.length; stop += 500_000) {
      let it
      await new Promise((resolve) => {
        upload({
          uploadUrl: `${url}/v1/files/${hash}`,
          begun: (begun) => (it = begun),
          onProgress: (sent) => sent >= stop && resolve(),
        })
      })
      await it.abort()
      told.push('aborted')
    }
    return upload({ uploadUrl: `${url}/v1/files/${hash}` })
  },

  async dying() {
    const line = await dyingLine(20_000)
    const outcome = await upload({ endpoint: `${line.url}/v1/files`, retryDelays: Array(200).fill(0) })
    line.close()
    const cost = line.bytes / file.length
    told.length = 0
    told.push(`cost ${cost <= 1.05 ? 'at most 1.05' : cost.toFixed(3)} times the file`)
    return outcome
  },
}

const outcome = await ways[way]()
// Equal lines in a row are told once.
for (const line of told.filter((line, i) => line !== told[i - 1])) console.log(line)
console.log(outcome)
process.exit(outcome === 'arrived' ? 0 : 1)
