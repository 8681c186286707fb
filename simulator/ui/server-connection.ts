import type { ClientCommand, ServerMessage } from '../server/protocol';
import { SECOND_MS } from '../world/duration';

const FIRST_RETRY_MS = 300;
const MAX_RETRY_MS = 3 * SECOND_MS;

export interface ConnectionListener {
  onMessage(message: ServerMessage): void;
  /** The server went away; it is asked again until it answers. */
  onLost(): void;
}

/** The page's line to the server. Comes back by itself. */
export class ServerConnection {
  private socket: WebSocket | undefined;
  private retryDelayMs = FIRST_RETRY_MS;

  constructor(private readonly listener: ConnectionListener) {}

  open(): void {
    const socket = new WebSocket(`ws://${location.host}/live`);
    this.socket = socket;
    socket.onopen = () => {
      this.retryDelayMs = FIRST_RETRY_MS;
    };
    socket.onmessage = ({ data }) => this.listener.onMessage(JSON.parse(data) as ServerMessage);
    socket.onclose = () => {
      this.socket = undefined;
      this.listener.onLost();
      setTimeout(() => this.open(), this.retryDelayMs);
      this.retryDelayMs = Math.min(this.retryDelayMs * 1.5, MAX_RETRY_MS);
    };
  }

  /** What is sent while the server is away is lost, as the switches then show what was. */
  readonly send = (command: ClientCommand): void => {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(command));
  };
}

export type Send = ServerConnection['send'];
