import { type AppIdentity, type ConsoleLine, TargetError } from '../simulation/developer-tools';
import { LineLimit, MAX_LINES_PER_SECOND } from '../simulation/line-limit';
import { SECOND_MS } from '../world/duration';
import { isFiniteNumber, isRecord, isString } from '../world/guards';
import { cleanMessage, describeAppIdentity, describeConsoleLine } from './console-notification';
import type { DeveloperTarget, Screenshot } from './developer-target';
import { describeCapabilities, describeHost, HOST_INFO, type RelayHost, SCREENSHOT_FORMAT } from './hosts';
import type { Installation } from './installation';
import { JsonRpcPeer, RpcError, type RpcMethod } from './json-rpc';
import { Upload } from './upload';

/** Smallest limit of messages that the protocol allows. It holds where the tool names none. */
const MIN_MESSAGE_BYTES = 8192;
/** Bytes of a chunk's message beside the data. */
const MESSAGE_OVERHEAD_BYTES = 256;
/** Larger chunks gain nothing. */
const MAX_CHUNK_BYTES = 64 * 1024;

export interface HostSessionOptions {
  host: RelayHost;
  target: DeveloperTarget;
  installation: Installation;
  send(message: string): void;
  /** Real time in milliseconds, from any beginning. */
  now(): number;
  onFailure(error: unknown): void;
}

const LIMIT_WARNING = {
  kind: 'warning',
  text: `more than ${MAX_LINES_PER_SECOND} lines in a second; the rest is left out`,
  frames: [],
} as const;

type Params = Readonly<Record<string, unknown>>;

/**
 * A host of Fitbit's developer bridge protocol, as `@fitbit/fdb-debugger` 1.7 expects it: one connection of the tool.
 */
export class HostSession {
  private readonly peer: JsonRpcPeer;
  private readonly uploads = new Map<number, Upload>();
  private lastUpload = 0;
  private epochMs: number;
  private maxMessageBytes = MIN_MESSAGE_BYTES;
  private readonly lineLimit = new LineLimit();
  private readonly unsubscribe: () => void;
  /** A picture is being drawn or sent. */
  private isCapturing = false;
  /** The app that runs, for the lines it logs. */
  private app: AppIdentity | null = null;

  constructor(private readonly options: HostSessionOptions) {
    const { send, onFailure, target } = options;
    this.epochMs = options.now();
    this.peer = new JsonRpcPeer({ methods: this.createMethods(), send, onFailure });
    this.unsubscribe = target.listen((line) => this.sendLine(line));
  }

  /** Handles a message of the tool. */
  receive(message: string): void {
    this.peer.receive(message);
  }

  close(): void {
    this.unsubscribe();
    this.peer.close();
    this.uploads.clear();
  }

  private createMethods(): Map<string, RpcMethod> {
    const methods: [string, RpcMethod][] = [
      ['ping', () => null],
      ['initialize', (params) => this.initialize(params)],
      ['app.install.stream.begin', ({ componentBundle }) => this.beginInstall(componentBundle)],
      ['app.install.stream.finalize', ({ stream }) => this.install(this.takeUpload(stream))],
      ['app.install.stream.abort', ({ stream }) => void this.takeUpload(stream)],
      ['io.write', ({ stream, data, encoding }) => this.write(stream, data, encoding)],
      ['app.launchComponent', (params) => this.launch(params)],
      ['app.screenshot.stream.capture', (params) => this.capture(params)],
      ['app.debug.evalToString', ({ cmd }) => this.evaluate(cmd)],
      ['app.debug.heapSnapshot.capture', refuseHeapSnapshot],
    ];
    return new Map(methods.map(([name, method]) => [name, (params) => withTargetErrors(method(params))]));
  }

  private async initialize({ capabilities }: Params): Promise<unknown> {
    const { host, target } = this.options;
    const { model, app } = await target.describe();
    this.epochMs = this.options.now();
    this.app = app;
    this.maxMessageBytes = Math.max(readMaxMessageBytes(capabilities), MIN_MESSAGE_BYTES);
    return {
      device: describeHost(host, model),
      hostKind: HOST_INFO[host].kind,
      capabilities: describeCapabilities(host, model),
    };
  }

  private beginInstall(bundle: unknown): unknown {
    const { host } = this.options;
    if (bundle !== HOST_INFO[host].bundle) {
      throw new RpcError(
        'invalidParams',
        `the ${host} takes only the ${HOST_INFO[host].bundle} of a package`,
      );
    }
    // The tool installs one part at a time; an earlier one has been given up.
    this.uploads.clear();
    this.uploads.set(++this.lastUpload, new Upload());
    return { stream: this.lastUpload };
  }

  private takeUpload(stream: unknown): Upload {
    const upload = this.findUpload(stream);
    this.uploads.clear();
    return upload;
  }

  private findUpload(stream: unknown): Upload {
    const upload = typeof stream === 'number' ? this.uploads.get(stream) : undefined;
    if (!upload) throw new RpcError('invalidParams', 'there is no such stream');
    return upload;
  }

  private write(stream: unknown, data: unknown, encoding: unknown = 'base64'): void {
    if (encoding !== 'base64') throw new RpcError('invalidParams', 'only base64 is supported');
    this.findUpload(stream).write(data);
  }

  private async install(upload: Upload): Promise<unknown> {
    const { host, installation } = this.options;
    const app = await installation.install(HOST_INFO[host].bundle, upload.read());
    this.app = app;
    return {
      app: describeAppIdentity(app),
      components: [...HOST_INFO[host].components],
      installType: 'full',
    };
  }

  private async launch({ uuid, component }: Params): Promise<unknown> {
    const { target } = this.options;
    const { app } = await target.describe();
    if (component !== 'app' || !app || app.uuid !== uuid) {
      throw new RpcError('invalidParams', 'only the installed app can be launched, on the watch');
    }
    await target.launch();
    return { ...describeAppIdentity(app), component };
  }

  private async capture({ stream, imageFormat }: Params): Promise<unknown> {
    if (imageFormat !== SCREENSHOT_FORMAT) {
      throw new RpcError('invalidParams', `only ${SCREENSHOT_FORMAT} is supported`);
    }
    // Pictures that wait would pile up: the tool asks for one after the other.
    if (this.isCapturing) throw new RpcError('requestFailed', 'another picture is on its way');
    this.isCapturing = true;
    const end = (): void => {
      this.isCapturing = false;
    };
    try {
      const picture = encodePixmap(await this.options.target.screenshot());
      // The tool takes the end of the stream only after this response.
      void this.sendPicture(stream, picture).finally(end);
      return { length: picture.length };
    } catch (error) {
      end();
      throw error;
    }
  }

  /** The tool has shown its own error where it refuses a chunk. */
  private async sendPicture(stream: unknown, picture: Uint8Array): Promise<void> {
    const bytes = Buffer.from(picture);
    const chunkBytes = Math.min(
      base64Capacity(this.maxMessageBytes - MESSAGE_OVERHEAD_BYTES),
      MAX_CHUNK_BYTES,
    );
    try {
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        const data = bytes.toString('base64', at, at + chunkBytes);
        await this.peer.call('io.write', { stream, data });
      }
      await this.peer.call('app.screenshot.stream.finalize', { stream });
    } catch (error) {
      if (!(error instanceof RpcError)) this.options.onFailure(error);
    }
  }

  /** A failed evaluation is a value: the protocol's own failure has no text, and the tool shows nothing for it. */
  private async evaluate(source: unknown): Promise<unknown> {
    if (!isString(source)) throw new RpcError('invalidParams', 'cmd is not a text');
    const result = await this.options.target.evaluate(source);
    if (!result) return { success: true, value: 'No app is running' };
    return {
      success: true,
      value: cleanMessage('error' in result ? `Uncaught ${result.error}` : result.text),
    };
  }

  private sendLine(line: ConsoleLine): void {
    const { host, now } = this.options;
    if (!HOST_INFO[host].components.includes(line.component)) return;
    const check = this.lineLimit.check(now());
    if (check === 'drop') return;
    const sent: ConsoleLine = check === 'last' ? { ...line, ...LIMIT_WARNING } : line;
    const { method, params } = describeConsoleLine(sent, this.app, (now() - this.epochMs) / SECOND_MS);
    this.peer.notify(method, params);
  }
}

/** The developer sees the line of a TargetError. */
async function withTargetErrors(result: unknown): Promise<unknown> {
  try {
    return await result;
  } catch (error) {
    throw error instanceof TargetError ? new RpcError('requestFailed', error.message) : error;
  }
}

function refuseHeapSnapshot(): never {
  throw new RpcError(
    'requestFailed',
    'no heap snapshots: the engine is Node’s, and its heap is not a watch’s',
  );
}

function readMaxMessageBytes(capabilities: unknown): number {
  const protocol = isRecord(capabilities) ? capabilities.protocol : undefined;
  const size = isRecord(protocol) ? protocol.maxMessageSize : undefined;
  return isFiniteNumber(size) ? size : 0;
}

/** The bytes that a text of `length` characters holds in base64. */
function base64Capacity(length: number): number {
  return 3 * Math.floor(length / 4);
}

/** A picture as a PPM file: http://netpbm.sourceforge.net/doc/ppm.html. */
function encodePixmap({ width, height, rgb }: Screenshot): Uint8Array {
  return Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), rgb]);
}
