import { RpcError } from './json-rpc';

/** The largest package that an install accepts. One of the SDK has some 100 kB; a watch has 15 MB for an app. */
const MAX_UPLOAD_BYTES = 32 * 1024 * 1024;

/** The tool sends the largest package in half as many, also with the smallest messages. Empty ones add no bytes. */
const MAX_CHUNKS = 10_000;

/** A file that arrives in chunks. */
export class Upload {
  private readonly chunks: Uint8Array[] = [];
  private size = 0;

  /** Adds a chunk, in base64. Throws an RpcError. */
  write(data: unknown): void {
    if (typeof data !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(data)) {
      throw new RpcError('invalidParams', 'data is not base64');
    }
    if (this.chunks.length >= MAX_CHUNKS)
      throw new RpcError('invalidParams', `the package has more than ${MAX_CHUNKS} chunks`);
    const chunk = Buffer.from(data, 'base64');
    this.size += chunk.length;
    if (this.size > MAX_UPLOAD_BYTES) {
      this.chunks.length = 0;
      throw new RpcError('invalidParams', `the package is larger than ${MAX_UPLOAD_BYTES / 1024 / 1024} MB`);
    }
    this.chunks.push(chunk);
  }

  /** All that arrived. */
  read(): Uint8Array {
    return Buffer.concat(this.chunks);
  }
}
