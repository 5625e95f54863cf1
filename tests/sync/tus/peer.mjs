// Sends a file to a hub with tus-js-client, a client of tus that is not ours, in one of the ways below.
//
//   node peer.mjs WAY URL HASH FILE
//
// Prints what it did, each kind of step once, in the order in which it first happened; the last line is "arrived", or
// "failed" with the status that the hub gave.

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

/**
 * A line on which every connection carries `life` bytes to the hub. Then it breaks, or, when somebody listens for its
 * silence, carries nothing more, while the hub believes that it is still there.
 */
async function badLine(life) {
  const hub = new URL(url)
  const line = { bytes: 0, onSilence: undefined }
  const server = createServer((client) => {
    let left = life
    const upstream = connect(Number(hub.port), hub.hostname)
    client.on('data', (data) => {
      if (left === 0) return
      const piece = data.subarray(0, left)
      left -= piece.length
      line.bytes += piece.length
      upstream.write(piece)
      if (left > 0) return
      if (line.onSilence) line.onSilence()
      else upstream.end(() => client.destroy())
    })
    client.on('error', () => {})
    client.on('close', () => line.onSilence || upstream.end())
    upstream.on('data', (data) => client.write(data))
    upstream.on('error', () => client.destroy())
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  line.endpoint = `http://127.0.0.1:${server.address().port}/v1/files`
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
    const line = await badLine(450_000)
    let outcome
    let place = { endpoint: line.endpoint }
    do {
      let it
      const silence = new Promise((resolve) => (line.onSilence = () => resolve('aborted')))
      outcome = await Promise.race([upload({ ...place, begun: (begun) => (it = begun) }), silence])
      if (outcome === 'aborted') {
        await it.abort()
        told.push(outcome)
      }
      place = { uploadUrl: `${line.endpoint}/${hash}` }
    } while (outcome === 'aborted')
    return outcome
  },

  async dying() {
    const line = await badLine(20_000)
    // Milliseconds before it comes again: meanwhile the hub has read what the line had carried.
    const outcome = await upload({ endpoint: line.endpoint, retryDelays: Array(20).fill(200) })
    const cost = line.bytes / file.length
    told.length = 0
    told.push(`cost ${cost <= 1.05 ? 'at most 1.05' : cost.toFixed(3)} times the file`)
    return outcome
  },
}

const outcome = await ways[way]()
for (const line of new Set(told)) console.log(line)
console.log(outcome)
process.exit(outcome === 'arrived' ? 0 : 1)
