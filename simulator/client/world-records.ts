import type { FileRecord, LineRecord, RequestRecord } from '../run/run-record';
import type { TraceEntry } from '../world/trace';
import type { WorldConnection } from './world-connection';

/** What has happened in a world so far. After its end every call rejects with a WorldGoneError. */
export class WorldRecords {
  constructor(private readonly connection: Pick<WorldConnection, 'call'>) {}

  /** Console lines, errors and warnings, equal ones together. */
  lines(): Promise<readonly LineRecord[]> {
    return this.connection.call('lines', {});
  }

  /** The requests from phone to cloud, the latest 10,000. */
  requests(): Promise<readonly RequestRecord[]> {
    return this.connection.call('requests', {});
  }

  /** The file transfers, the latest 10,000. */
  files(): Promise<readonly FileRecord[]> {
    return this.connection.call('files', {});
  }

  /** The entries of the line that are kept, the latest 8,000. */
  entries(): Promise<TraceEntry[]> {
    return this.connection.call('entries', { from: 0 });
  }
}
