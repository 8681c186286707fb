import * as cbor from 'cbor';
// biome-ignore lint/style/useNodejsImportProtocol: this is Fitbit's module, not Node's.
import { getRandomValues } from 'crypto';
import { outbox } from 'file-transfer';
import { localStorage } from 'local-storage';
import { peerSocket } from 'messaging';
import { settingsStorage } from 'settings';
import { MINUTE_MS } from '../common/time';
import type { Platform } from './platform';

/** The phone through Fitbit's companion API. */
export const fitbitPlatform: Platform = {
  now: () => Date.now(),
  zoneOffset: (time) => new Date(time).getTimezoneOffset() * -MINUTE_MS,
  randomBytes(count) {
    const bytes = new Uint8Array(count);
    getRandomValues(bytes);
    return bytes;
  },
  after(ms, work) {
    setTimeout(work, ms);
  },
  http: (request) =>
    fetch(request.url, request).then((response) =>
      response.text().then((body) => ({
        status: response.status,
        header: (name) => response.headers.get(name),
        body,
      })),
    ),
  local: localStorage,
  settings: settingsStorage,
  sendMessage(message) {
    try {
      peerSocket.send(message);
    } catch {
      // Without a link the message is dropped: it was only about the present moment.
    }
  },
  enqueue: (name, content) => outbox.enqueue(name, cbor.encode(content)),
  log: (line) => console.log(line),
};
