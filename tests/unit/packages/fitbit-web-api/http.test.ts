import { formEncode } from '../../../../packages/fitbit-web-api/http';

it('encodes a form', () => {
  expect(formEncode({ 'a b': 'c&d=é', e: 7, f: '' })).toBe('a%20b=c%26d%3D%C3%A9&e=7&f=');
});
