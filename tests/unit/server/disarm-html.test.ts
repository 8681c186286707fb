import { disarmHtml } from '../../../simulator/server/disarm-html';

test.each([
  ['<link rel=preconnect href=//a>', '<x-link rel=preconnect href=//a>'],
  ['<LINK/rel=preconnect>', '<x-LINK/rel=preconnect>'],
  ['<link\frel=preconnect>', '<x-link\frel=preconnect>'],
  ['<iframe\nsrcdoc="&lt;link>"></iframe>', '<x-iframe\nsrcdoc="&lt;link>"></iframe>'],
  ['<IFrame>', '<x-IFrame>'],
  ['<frameset><frame src=x>', '<frameset><x-frame src=x>'],
  ['<fencedframe><portal><object><embed>', '<x-fencedframe><x-portal><x-object><x-embed>'],
  ['<<link>', '<<x-link>'],
])('disarms %j', (html, disarmed) => {
  expect(disarmHtml(html)).toBe(disarmed);
});

test.each([
  '<p>link',
  '<a href="/link">iframe</a>',
  '<links>',
  '<li\0nk>',
  '< link>',
  '</iframe>',
  '<linked>',
])('leaves %j', (html) => {
  expect(disarmHtml(html)).toBe(html);
});
