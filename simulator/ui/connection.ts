import type { ClientCommand, ServerMessage } from '../server/protocol';

const FIRST_RETRY = 300;
const LAST_RETRY = 3_000;

export interface ConnectionListener {
  message(message: ServerMessage): void;
  /** The server went away; it is asked again until it answers. */
  lost(): void;
}

/** The page's line to the server. Comes back by itself. */
export class Connection {
  private socket: WebSocket | undefined;
  private retry = FIRST_RETRY;

  constructor(private readonly listener: ConnectionListener) {}

  open(): void {
    const socket = new WebSocket(`ws://${location.host}/live`);
    this.socket = socket;
    socket.onopen = () => {
      this.retry = FIRST_RETRY;
    };
    socket.onmessage = ({ data }) => this.listener.message(JSON.parse(data) as ServerMessage);
    socket.onclose = () => {
      this.socket = undefined;
      this.listener.lost();
      setTimeout(() => this.open(), this.retry);
      this.retry = Math.min(this.retry * 1.5, LAST_RETRY);
    };
  }

  /** What is sent while the server is away is lost, as the switches then show what was. */
  readonly send = (command: ClientCommand): void => {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(command));
  };
}

export type Send = Connection['send'];
