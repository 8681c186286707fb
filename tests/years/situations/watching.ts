import type { Snapshot } from '../../../common/snapshot';
import type { Account } from '../../../companion/account/account';
import type { SyncState } from '../../../companion/sync/sync-state';
import { tryDecodeCbor } from '../../../simulator/peer/cbor';
import type { Exchange } from '../../../simulator/run/exchanges';
import type { World } from '../../../simulator/run/world';
import type { CloudResponse } from '../../../simulator/world/http';
import { Listeners } from '../../../simulator/world/listeners';
import type { TraceEntry } from '../../../simulator/world/trace';
import type { FaultEvent, SettingEvent } from '../../../simulator/world/trace-events';
import type { Run } from '../invariant';
import { perRun } from '../per-run';
import { type RequestKind, requestKind } from '../request-kind';

/** Counts how often `look` calls `reached`. */
export function counting(look: (run: Run, reached: () => void) => void): (run: Run) => () => number {
  return (run) => {
    let count = 0;
    look(run, () => {
      count++;
    });
    return () => count;
  };
}

/** How far a request is. */
type Stage = 'left' | 'handled' | 'delivered';

const exchangeListeners = perRun(({ world }) => {
  const listeners = new Map<string, Listeners<[exchange: Exchange]>>();
  const kinds = new WeakMap<Exchange, RequestKind | undefined>();
  world.network.exchanges.listen((exchange) => {
    if (!kinds.has(exchange)) kinds.set(exchange, requestKind(exchange.request));
    const { left, handledAt, deliveredAt } = exchange;
    if (left === undefined && deliveredAt === undefined) return;
    const stage = deliveredAt !== undefined ? 'delivered' : handledAt !== undefined ? 'handled' : 'left';
    listeners.get(`${kinds.get(exchange)} ${stage}`)?.notify(exchange);
  });
  return listeners;
});

/** Calls `listener` when a request of this kind has come so far. One that never left is delivered too, as a failure. */
export function onExchange(
  run: Run,
  kind: RequestKind,
  stage: Stage,
  listener: (exchange: Exchange) => void,
): void {
  const all = exchangeListeners(run);
  const key = `${kind} ${stage}`;
  const listeners = all.get(key) ?? new Listeners<[exchange: Exchange]>();
  all.set(key, listeners);
  listeners.add(listener);
}

/** What reached the phone; undefined where nothing did. */
export function responseOf({ delivered }: Exchange): CloudResponse | undefined {
  return delivered && 'status' in delivered ? delivered : undefined;
}

/** The members of a token response. Empty where it is none. */
export function readTokenResponse(response: CloudResponse | undefined): {
  access_token?: string;
  refresh_token?: string;
} {
  if (response?.status !== 200) return {};
  try {
    return Object(JSON.parse(response.body));
  } catch {
    return {};
  }
}

/** The requests for data that have left and have no result yet. */
export const dataInFlight = perRun((run) => {
  const inFlight = new Set<Exchange>();
  onExchange(run, 'data', 'left', (exchange) => inFlight.add(exchange));
  onExchange(run, 'data', 'delivered', (exchange) => inFlight.delete(exchange));
  return inFlight;
});

/** A value of the companion's storage, as the companion wrote it. */
interface StoredView<T> {
  readonly value: T | undefined;
  readonly changes: Listeners<[now: T | undefined, before: T | undefined]>;
}

function viewOf<T>(key: string): (run: Run) => StoredView<T> {
  return perRun(({ world }) => {
    const view = {
      value: undefined as T | undefined,
      changes: new Listeners<[T | undefined, T | undefined]>(),
    };
    world.localStore.listen((change) => {
      if (change.key !== key && change.key !== null) return;
      const before = view.value;
      view.value = parseStored<T>(change.newValue);
      view.changes.notify(view.value, before);
    });
    return view;
  });
}

/** The companion's own format; see companion/stored-value.ts. */
function parseStored<T>(text: string | null): T | undefined {
  return text === null ? undefined : (JSON.parse(text) as { value?: T }).value;
}

export const storedAccount = viewOf<Account>('account');
export const storedSync = viewOf<SyncState>('sync');

/** Calls `listener` for each new or changed entry of the trace of this kind. */
export function onTrace<K extends TraceEntry['kind']>(
  { world }: Run,
  kind: K,
  listener: (entry: Extract<TraceEntry, { kind: K }>, isNew: boolean) => void,
): void {
  world.trace.listen((entry, isNew) => {
    // The compiler does not see that the kind tells the entries apart.
    if (entry.kind === kind) listener(entry as Extract<TraceEntry, { kind: K }>, isNew);
  });
}

export function onFault(run: Run, name: string, listener: (fault: FaultEvent) => void): void {
  onTrace(run, 'fault', (entry) => {
    if (entry.name === name) listener(entry);
  });
}

/** The phone has killed the companion. */
export function onKill(run: Run, listener: () => void): void {
  onTrace(run, 'unload', (entry) => {
    if (entry.cause === 'killed') listener();
  });
}

/** The wearer, or a test in their place, has changed a setting. */
export function onWearersSetting(run: Run, listener: (setting: SettingEvent) => void): void {
  onTrace(run, 'setting', (entry, isNew) => {
    if (isNew && entry.by === 'settings') listener(entry);
  });
}

/** A file that has reached the watch. */
export interface ArrivedFile {
  /** Undefined where it cannot be decoded. */
  snapshot: Partial<Snapshot> | undefined;
  /** What the watch had before. */
  kept: Snapshot | undefined;
}

const arrivals = perRun(({ world }) => {
  const listeners = new Listeners<[file: ArrivedFile]>();
  // Before the face has started, so that this comes before the face takes the file.
  world.link.files.listen('watch', () => {
    const staged = world.link.files.staged('watch').at(-1);
    if (staged)
      listeners.notify({ snapshot: asSnapshot(tryDecodeCbor(staged.bytes)), kept: readKept(world) });
  });
  return listeners;
});

/** Calls `listener` for each snapshot file that reaches the watch, before the face takes it. */
export function onArrival(run: Run, listener: (file: ArrivedFile) => void): void {
  arrivals(run).add(listener);
}

/** The snapshot on the watch's disk. */
export function readKept({ disk }: World): Snapshot | undefined {
  const bytes = disk.read('kept.cbor');
  // The face has checked it.
  return bytes && (asSnapshot(tryDecodeCbor(bytes)) as Snapshot | undefined);
}

function asSnapshot(value: unknown): Partial<Snapshot> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}
