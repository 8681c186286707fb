import type { ServerCommand } from '../server/server-command';
import type { ClientCommand } from '../simulation/commands';
import type { ServerMessage } from '../simulation/protocol';
import { SECOND_MS } from '../world/duration';
import { readToken } from './token';

const FIRST_RETRY_MS = 300;
const MAX_RETRY_MS = 3 * SECOND_MS;

export interface ConnectionListener {
  onMessage(message: ServerMessage): void;
  /** The server went away; the connection is retried until it returns. */
  onLost(): void;
}

/** The page's WebSocket to the server; reconnects by itself. */
export class ServerConnection {
  private socket: WebSocket | undefined;
  private retryDelayMs = FIRST_RETRY_MS;

  constructor(private readonly listener: ConnectionListener) {}

  open(): void {
    const socket = new WebSocket(`ws://${location.host}/live?${readToken()}`);
    this.socket = socket;
    socket.onopen = () => {
      this.retryDelayMs = FIRST_RETRY_MS;
    };
    // The server has checked what the world sent.
    socket.onmessage = ({ data }) => this.listener.onMessage(JSON.parse(data) as ServerMessage);
    socket.onclose = () => {
      this.socket = undefined;
      this.listener.onLost();
      setTimeout(() => this.open(), this.retryDelayMs);
      this.retryDelayMs = Math.min(this.retryDelayMs * 1.5, MAX_RETRY_MS);
    };
  }

  /** Sends a command that the server performs even where the world does not respond. */
  sendToServer(command: ServerCommand): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(command));
  }

  /** A command sent while the server is away is lost; the switches keep showing the last state. */
  readonly send = (command: ClientCommand): void => {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(command));
  };
}

export type Send = ServerConnection['send'];
