import { closeNetwork } from '../../../simulator/ui/settings-frame/close-network';

test('the settings frame has no WebRTC and no WebTransport', () => {
  const names = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebTransport'];
  const globals = Object.fromEntries([...names, 'fetch'].map((name) => [name, class {}]));
  closeNetwork(globals);
  expect(Object.keys(globals)).toEqual(['fetch']);
});
