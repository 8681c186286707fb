import type { MessageToWatch } from '../common/messages';
import type { Snapshot } from '../common/snapshot';

/** Text by key, as localStorage and settingsStorage keep it. `setItem` may throw when storage is full. */
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
  /** The header's value whatever the case of its name; null where it was not sent. */
  header(name: string): string | null;
  body: string;
}

/** Sends a request; rejects where no whole answer came. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

/** Runs `work` once, `ms` from now. */
export type After = (ms: number, work: () => void) => void;

/** All that the companion takes from the phone. Times in ms since 1970. */
export interface Platform {
  now(): number;
  /** Milliseconds that the phone's own zone is ahead of UTC at `time`. */
  zoneOffset(time: number): number;
  randomBytes(count: number): Uint8Array;
  after: After;
  http: Http;
  /** Outlives the companion; nobody else sees it. */
  local: KeyValueStore;
  /** Shared with the settings page. */
  settings: KeyValueStore;
  /** Sends a message if the watch can hear it now; drops it otherwise. */
  sendMessage(message: MessageToWatch): void;
  /** Queues a file for the watch; resolves when the phone has taken it over. */
  enqueue(name: string, content: Snapshot): Promise<unknown>;
  log(line: string): void;
}
