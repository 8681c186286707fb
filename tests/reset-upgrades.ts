import { once } from 'node:events';
import { connect } from 'node:net';

/** Asks a server for a WebSocket and resets the TCP connection at once, again and again. */
export async function resetUpgrades(port: number, path: string): Promise<void> {
  for (let i = 0; i < 20; i++) {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const lines = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Connection: Upgrade'];
    const key = 'AAAAAAAAAAAAAAAAAAAAAA==';
    lines.push('Upgrade: websocket', `Sec-WebSocket-Key: ${key}`, 'Sec-WebSocket-Version: 13', '', '');
    // At once, or while the server answers.
    await new Promise((resolve) => socket.write(lines.join('\r\n'), resolve));
    if (i % 2 === 1) await new Promise((resolve) => setTimeout(resolve, 5));
    socket.resetAndDestroy();
    await once(socket, 'close');
  }
  // Until the server has read all of it.
  await new Promise((resolve) => setTimeout(resolve, 50));
}
