import { isForOwnHost, isOwnOrigin } from '../../../simulator/server/same-origin';

const request = (host?: string, origin?: string) => ({ headers: { host, origin } });

test.each(['127.0.0.1:8126', 'localhost:8126', '[::1]:8126'])('%s is this computer', (host) => {
  expect(isForOwnHost(request(host), 8126)).toBe(true);
  expect(isOwnOrigin(request(host, `http://${host}`), 8126)).toBe(true);
});

test.each([undefined, 'evil.example:8126', '127.0.0.1', '127.0.0.1:8127', '127.0.0.1:8126.evil.example'])(
  'host %s is not',
  (host) => {
    expect(isForOwnHost(request(host), 8126)).toBe(false);
  },
);

test.each([undefined, 'null', 'http://evil.example', 'https://127.0.0.1:8126', 'http://localhost:8126'])(
  'a page of origin %s is refused at 127.0.0.1',
  (origin) => {
    expect(isOwnOrigin(request('127.0.0.1:8126', origin), 8126)).toBe(false);
  },
);
