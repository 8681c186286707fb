import { OpenPages } from '../../../simulator/server/open-pages';

const PROBLEM = { type: 'problem', text: 'No.' } as const;

function createSocket(bufferedAmount = 0) {
  return { send: jest.fn(), bufferedAmount, terminate: jest.fn() };
}

test('a page that does not read is dropped, and the others go on', () => {
  const pages = new OpenPages(() => undefined);
  const [stuck, reader] = [createSocket(17 * 1024 * 1024), createSocket()];
  for (const socket of [stuck, reader]) pages.forward(pages.add(socket, []), JSON.stringify(PROBLEM));
  expect(stuck.terminate).toHaveBeenCalled();
  expect(stuck.send).not.toHaveBeenCalled();
  expect(reader.send.mock.calls).toEqual([[JSON.stringify(PROBLEM)]]);
  expect(reader.terminate).not.toHaveBeenCalled();
});

test('a page that comes gets what it has to know first, and no other page does', () => {
  const pages = new OpenPages(() => undefined);
  const [first, second] = [createSocket(), createSocket()];
  pages.add(first, []);
  pages.add(second, [PROBLEM]);
  expect(first.send).not.toHaveBeenCalled();
  expect(second.send.mock.calls).toEqual([[JSON.stringify(PROBLEM)]]);
});

test('a page that is gone gets nothing, and its number is not given again', () => {
  const pages = new OpenPages(() => undefined);
  const [first, second] = [createSocket(), createSocket()];
  const page = pages.add(first, []);
  pages.remove(page);
  expect(pages.add(second, [])).not.toBe(page);
  pages.broadcast(PROBLEM);
  pages.forward(page, JSON.stringify(PROBLEM));
  expect(first.send).not.toHaveBeenCalled();
  expect(second.send).toHaveBeenCalledTimes(1);
  expect(pages.count).toBe(1);
});

test('what a world may not send is left out, and the terminal says so once', () => {
  const lines: string[] = [];
  const pages = new OpenPages((text) => lines.push(text));
  const socket = createSocket();
  const page = pages.add(socket, []);
  for (let i = 0; i < 2; i++) pages.forward(page, '{"type":"world","state":"gone","text":""}');
  expect(socket.send).not.toHaveBeenCalled();
  expect(lines).toEqual(['the simulated world sent a page what it may not; that was left out']);
});
