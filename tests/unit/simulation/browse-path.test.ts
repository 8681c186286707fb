import { parseBrowsePath, rewriteLinks, toBrowsePath } from '../../../simulator/simulation/browse-path';

const URL_ = 'https://www.fitbit.com/oauth2/authorize?scope=sleep%20profile&state=https%3A%2F%2Fa.b%2Fc';

test('an address there and back', () => {
  const path = toBrowsePath('0a1b', URL_);
  expect(path).toMatch(/^\/browse\/0a1b\/https\/www\.fitbit\.com\/oauth2\/authorize\?scope=/);
  expect(parseBrowsePath(path)).toEqual({ token: '0a1b', url: URL_ });
});

test.each(['/browse/', '/browse/0a/ftp/a.b/', '/browse/xyz/https/a.b/', '/browse/0a/https//', '/other'])(
  '%s is no address',
  (path) => {
    expect(parseBrowsePath(path)).toBeUndefined();
  },
);

test('forms and links of a page lead where this server shows them', () => {
  const html = `<form method="post" action="/oauth2/authorize?a=1&amp;b=2"><a href='help'>?</a><button formaction="https://other.example/x">`;
  expect(rewriteLinks(html, URL_, '0a')).toBe(
    '<form method="post" action="/browse/0a/https/www.fitbit.com/oauth2/authorize?a=1&amp;b=2">' +
      '<a href="/browse/0a/https/www.fitbit.com/oauth2/help">?</a>' +
      '<button formaction="/browse/0a/https/other.example/x">',
  );
});

test('a link to a part of a page keeps its fragment', () => {
  const here = '/browse/0a/https/a.b/c?d';
  expect(rewriteLinks('<a href="#e&amp;f"><a href="/g#h">', 'https://a.b/c?d', '0a')).toBe(
    `<a href="${here}#e&amp;f"><a href="/browse/0a/https/a.b/g#h">`,
  );
});

test('what is no page address stays as it is', () => {
  const html = '<a href="mailto:a@b.c">m</a><p title="href=x">/oauth2/authorize</p>';
  expect(rewriteLinks(html, URL_, '0a')).toBe(html);
});

test('a link is found however it is written, and only in an element', () => {
  const path = '/browse/0a/https/www.fitbit.com/help';
  expect(
    rewriteLinks(
      '<A class="a>b" HREF = /help>?</A><input FormAction="help">',
      'https://www.fitbit.com/',
      '0a',
    ),
  ).toBe(`<A class="a>b" href="${path}">?</A><input formaction="${path}">`);
  const others = `<!-- <a href="/help"> --><script>'<a href="/help">'</script><p href="/help"><a action="/help">`;
  expect(rewriteLinks(others, URL_, '0a')).toBe(others);
});

test('each character is looked at once: a page may be half a million elements without an end', () => {
  const html = '<a '.repeat(500_000);
  expect(rewriteLinks(html, URL_, '0a')).toBe(html);
});
