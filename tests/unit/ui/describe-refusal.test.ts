import { describeRefusal } from '../../../simulator/ui/settings-frame/describe-refusal';

test.each([
  [
    'connect-src',
    'https://example.org/a?token=1#b',
    /outside here: https:\/\/example\.org\/a \(a connection; fetch/,
  ],
  ['img-src', 'https://example.org/a.png', /a\.png \(a picture/],
  ['script-src', 'eval', /refused eval .*\(script-src\)/],
])('a refusal by %s is one line without the query', (directive, address, line) => {
  expect(describeRefusal(directive, address)).toMatch(line);
});
