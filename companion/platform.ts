import type { MessageToWatch } from '../common/messages';
import type { Snapshot } from '../common/snapshot';

/** Text by key, like localStorage and settingsStorage. `setItem` may throw when storage is full. */
export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

export interface HttpResponse {
  status: number;
  /** The value of a header, whose name is case-insensitive; null when there is none. */
  header(name: string): string | null;
  body: string;
}

/** Sends a request. Rejects when no complete response arrives. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

/** Runs `work` once, `ms` from now. */
export type After = (ms: number, work: () => void) => void;

/** Everything that the companion uses of the phone. Times in ms since 1970. */
export interface Platform {
  now(): number;
  /** How far the phone's zone is ahead of UTC at `time`, ms. */
  zoneOffset(time: number): number;
  randomBytes(count: number): Uint8Array;
  after: After;
  http: Http;
  /** Persistent, and private to the companion. */
  local: KeyValueStore;
  /** Shared with the settings page. */
  settings: KeyValueStore;
  /** Sends a message if the watch is connected; drops it otherwise. */
  sendMessage(message: MessageToWatch): void;
  /** Queues a file for the watch. Resolves when the phone has accepted it. */
  enqueue(name: string, content: Snapshot): Promise<unknown>;
  log(line: string): void;
}
