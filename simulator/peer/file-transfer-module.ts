import type { Realm, RealmEventTarget } from '../realm/realm';
import { once } from '../world/once';
import type { Trace } from '../world/trace';
import { asBytes } from './as-bytes';
import { decodeCbor } from './cbor';
import type { Link } from './link';
import { promiseTry } from './promise-try';
import type { StagedFile, Transfer } from './queued-file';
import type { Side } from './side';

interface FileTransferOptions {
  realm: Realm;
  link: Link;
  /** Whose app this is. */
  side: Side;
  trace: Trace;
  /** Saves a file that the watch's inbox takes. The app sees its errors. */
  saveToDisk?(name: string, bytes: Uint8Array): void;
  /** For the watch's `outbox.enqueueFile`; returns undefined if there is no such file. */
  readFromDisk?(path: string): Uint8Array | undefined;
}

/**
 * Creates the `file-transfer` module: an outbox, and the inbox of the watch, which saves files to its disk, or of
 * the phone, which returns them. `close` ends its events; files stay with the link.
 */
export function createFileTransferModule(options: FileTransferOptions): {
  module: Record<string, unknown>;
  close(): void;
} {
  const { realm, link, side, trace, saveToDisk } = options;
  const events = realm.createEventTarget({ name: 'inbox', types: ['newfile'] });
  const warnOnce = once((text: string) => trace.add({ kind: 'warning', place: side, text }));
  const inbox = saveToDisk ? createWatchInbox(options, saveToDisk) : createPhoneInbox(options, warnOnce);
  Object.defineProperties(events.target, Object.getOwnPropertyDescriptors(realm.createObject(inbox)));

  const close = link.files.listen(side, () => {
    if (!events.hasListener('newfile'))
      warnOnce('a file arrived, but the app has no listener for newfile: it waits in the inbox');
    events.dispatch('newfile');
  });
  const outbox = realm.createObject(createOutboxMembers(options));
  return { module: realm.createModule({ inbox: events.target, outbox }), close };
}

function createOutboxMembers({
  realm,
  link,
  side,
  readFromDisk,
}: FileTransferOptions): Record<string, unknown> {
  const objects = new WeakMap<Transfer, Record<string, unknown>>();
  const getTransferObject = (transfer: Transfer): Record<string, unknown> => {
    const object = objects.get(transfer) ?? createTransferObject(realm, transfer);
    objects.set(transfer, object);
    return object;
  };
  const enqueue = (name: unknown, bytes: Uint8Array) =>
    getTransferObject(link.files.enqueue(side, String(name), bytes));

  const members: Record<string, unknown> = {
    enqueue: (name: unknown, data: unknown) => promiseTry(realm, () => enqueue(name, asBytes(data))),
    enumerate: () =>
      promiseTry(realm, () => {
        // The copy of a list is one.
        const list = realm.toRealm([]) as unknown[];
        for (const transfer of link.files.enumerate(side)) list.push(getTransferObject(transfer));
        return list;
      }),
  };
  if (readFromDisk) {
    members.enqueueFile = (path: unknown, name?: unknown) =>
      promiseTry(realm, () => {
        const bytes = readFromDisk(String(path));
        if (!bytes) throw new Error(`no such file: ${path}`);
        return enqueue(name ?? String(path).split('/').filter(Boolean).at(-1), bytes);
      });
  }
  return members;
}

function createTransferObject(realm: Realm, transfer: Transfer): Record<string, unknown> {
  const events: RealmEventTarget = realm.createEventTarget({ name: 'a FileTransfer', types: ['change'] });
  const members = realm.createObject({
    name: transfer.name,
    get readyState() {
      return transfer.state;
    },
    cancel: () => transfer.cancel(),
  });
  transfer.listen(() => {
    events.dispatch('change');
    // No change follows, and an app that adds a listener to each transfer does not have more and more of them.
    if (transfer.state !== 'pending' && transfer.state !== 'transferring') events.clear();
  });
  return Object.defineProperties(events.target, Object.getOwnPropertyDescriptors(members));
}

function createWatchInbox(
  { link, side }: FileTransferOptions,
  saveToDisk: (name: string, bytes: Uint8Array) => void,
): Record<string, unknown> {
  return {
    nextFile(name?: unknown) {
      const file = link.files
        .staged(side)
        .find((staged) => name === undefined || staged.name === String(name));
      if (!file) return undefined;
      // Saved before it is taken, so that it stays if the disk is full.
      saveToDisk(file.name, file.bytes);
      link.files.take(side, file.name);
      return file.name;
    },
  };
}

function createPhoneInbox(
  { realm, link, side }: FileTransferOptions,
  warn: (text: string) => void,
): Record<string, unknown> {
  return {
    pop: () =>
      promiseTry(realm, () => {
        const file = link.files.take(side);
        return file && createReceivedFile(realm, file, warn);
      }),
  };
}

function createReceivedFile(
  realm: Realm,
  { name, bytes }: StagedFile,
  warn: (text: string) => void,
): Record<string, unknown> {
  let bodyUsed = false;
  const readOnce = (read: () => unknown) => () =>
    promiseTry(realm, () => {
      if (bodyUsed) throw new TypeError('the file has been read already');
      bodyUsed = true;
      return realm.toRealm(read());
    });
  const text = () => new TextDecoder().decode(bytes);
  return realm.createObject({
    name,
    length: bytes.length,
    get bodyUsed() {
      return bodyUsed;
    },
    text: readOnce(text),
    json: readOnce(() => JSON.parse(text())),
    cbor: readOnce(() => decodeCbor(bytes, warn)),
    arrayBuffer: readOnce(() => bytes.slice().buffer),
  });
}
