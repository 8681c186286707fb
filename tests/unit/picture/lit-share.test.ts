import { measureLitShare } from '../../../simulator/picture/lit-share';

const picture = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="336" height="336" viewBox="0 0 336 336"><rect width="336" height="336"/>${content}</svg>`;

test.each([
  ['nothing', '', 0],
  ['a quarter, whatever its colour', '<rect width="168" height="168" fill="#000080"/>', 0.25],
  ['what is almost black', '<rect width="336" height="336" fill="#070707"/>', 0],
  ['what shines through a dim layer', '<rect width="336" height="84" fill="#fff" opacity="0.1"/>', 0.25],
  ['one pixel', '<rect x="7" y="9" width="1" height="1" fill="#fff"/>', 1 / 336 ** 2],
])('%s', (_what, content, share) => {
  expect(measureLitShare(picture(content))).toBe(share);
});
