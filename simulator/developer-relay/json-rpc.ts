import { isRecord, isString } from '../world/guards';

/** The error codes of JSON-RPC 2.0, and one of the developer bridge protocol: a request that cannot be carried out. */
const RPC_ERRORS = {
  parseError: -32_700,
  invalidRequest: -32_600,
  methodNotFound: -32_601,
  invalidParams: -32_602,
  internalError: -32_603,
  requestFailed: -1,
} as const;

export type RpcErrorKind = keyof typeof RPC_ERRORS;

/** The error of a response. The message goes to the other side. */
export class RpcError extends Error {
  override name = 'RpcError';

  constructor(
    readonly kind: RpcErrorKind,
    message: string,
  ) {
    super(message);
  }
}

/** Returns the result, as JSON. Throws an RpcError. */
export type RpcMethod = (params: Readonly<Record<string, unknown>>) => unknown;

export interface JsonRpcOptions {
  methods: ReadonlyMap<string, RpcMethod>;
  send(message: string): void;
  /** A method threw something other than an RpcError. */
  onFailure(error: unknown): void;
}

type Id = string | number;

interface PendingCall {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** One side of a JSON-RPC 2.0 connection: https://www.jsonrpc.org/specification. One message at a time, no batches. */
export class JsonRpcPeer {
  private readonly pending = new Map<number, PendingCall>();
  private lastId = 0;

  constructor(private readonly options: JsonRpcOptions) {}

  /** Calls a method of the other side. Rejects with an RpcError. */
  call(method: string, params: Readonly<Record<string, unknown>>): Promise<unknown> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.send({ id, method, params });
    });
  }

  /** Sends a message that has no response. */
  notify(method: string, params: Readonly<Record<string, unknown>>): void {
    this.send({ method, params });
  }

  /** Handles a message of the other side. */
  receive(text: string): void {
    let message: Record<string, unknown>;
    try {
      message = parseMessage(text);
    } catch (error) {
      this.sendError(null, error);
      return;
    }
    const { id, method, params } = message;
    if (isString(method)) void this.handleRequest(method, params, isId(id) ? id : undefined);
    else this.handleResponse(message);
  }

  /** Rejects the calls that wait for a response. */
  close(): void {
    for (const { reject } of this.pending.values()) reject(new RpcError('internalError', 'disconnected'));
    this.pending.clear();
  }

  /** A request without an id is a notification: it has no response, errors included. */
  private async handleRequest(method: string, params: unknown, id: Id | undefined): Promise<void> {
    try {
      const handler = this.options.methods.get(method);
      if (!handler) throw new RpcError('methodNotFound', `${method} is not supported`);
      const result = await handler(isRecord(params) ? params : {});
      if (id !== undefined) this.send({ id, result: result ?? null });
    } catch (error) {
      if (!(error instanceof RpcError)) this.options.onFailure(error);
      if (id !== undefined) this.sendError(id, error);
    }
  }

  private handleResponse({ id, result, error }: Record<string, unknown>): void {
    const call = typeof id === 'number' ? this.pending.get(id) : undefined;
    if (typeof id !== 'number' || !call) return;
    this.pending.delete(id);
    if (error === undefined) call.resolve(result);
    else call.reject(new RpcError('requestFailed', isRecord(error) ? String(error.message) : 'failed'));
  }

  private sendError(id: Id | null, error: unknown): void {
    const { kind, message } =
      error instanceof RpcError ? error : new RpcError('internalError', 'the simulator failed');
    this.send({ id, error: { code: RPC_ERRORS[kind], message } });
  }

  private send(message: Record<string, unknown>): void {
    this.options.send(JSON.stringify({ jsonrpc: '2.0', ...message }));
  }
}

function parseMessage(text: string): Record<string, unknown> {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    throw new RpcError('parseError', 'the message is not JSON');
  }
  if (isRecord(message) && message.jsonrpc === '2.0') return message;
  throw new RpcError('invalidRequest', 'the message is not JSON-RPC 2.0');
}

function isId(value: unknown): value is Id {
  return isString(value) || typeof value === 'number';
}
