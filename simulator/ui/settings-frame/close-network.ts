/** No Content-Security-Policy that browsers have stops the first five. */
const NETWORK_GLOBALS = [
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'RTCDataChannel',
  'RTCIceTransport',
  'RTCSctpTransport',
  'WebTransport',
];

/**
 * Takes away the ways out of the frame that its policy does not close. A frame that the app adds has them again, but no
 * code: its origin is another one, and its policy allows the server's scripts only, which begin with this.
 */
export function closeNetwork(globals: object = globalThis): void {
  for (const name of NETWORK_GLOBALS) Reflect.deleteProperty(globals, name);
}
