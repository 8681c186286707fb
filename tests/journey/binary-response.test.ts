import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSimulator } from '../../simulator/index';
import { encodePng } from '../../simulator/screen/png';
import { packApp } from './hand-made-app';

test('the bytes of a real server reach the companion in the locked process', async () => {
  const picture = encodePng(2, 1, Uint8Array.of(255, 0, 128, 255, 1, 2, 3, 4));
  const server = createServer((request, response) => {
    response.end(request.url === '/picture' ? picture : Uint8Array.of(0, 255, 128, 200));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const companion = `
    var get = function (path) { return fetch('https://pictures.example' + path).then(function (r) { return r.arrayBuffer(); }); };
    get('/bytes').then(function (bytes) { console.log(Array.from(new Uint8Array(bytes)).join()); });
    get('/picture').then(require('image').Image.from).then(function (it) { console.log(it.width + 'x' + it.height); });`;
  const simulator = await openSimulator(packApp({ companion, permissions: ['access_internet'] }), {
    routes: { 'pictures.example': `http://127.0.0.1:${port}` },
  });
  try {
    await simulator.run('5s');
    const { report } = await simulator.report();
    expect([...report.companion.console].sort()).toEqual(['log: 0,255,128,200', 'log: 2x1']);
  } finally {
    await simulator.close();
    server.close();
  }
});
