import { openScreen } from './open-screen';

const HOSTILE = [
  'http://evil.example/a.svg',
  'url(http://evil.example)',
  '#a) url(http://evil.example',
  '"onload="alert(1)',
  'javascript:alert(1)',
  'data:text/html,x',
  "#a'><script>",
  '//evil.example',
  'file:///etc/passwd',
];
const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** All references of the picture. */
function referencesOf(svg: string): string[] {
  return [...svg.matchAll(/href="([^"]*)"|url\(([^)]*)\)|(\w+:\/\/[^"]*)/g)].map(
    (m) => m[1] ?? m[2] ?? m[3] ?? '',
  );
}

test.each(HOSTILE)('%s leaves nothing but ids and pictures in the drawn SVG', (text) => {
  const value = escapeXml(text);
  const { screen, runScript } = openScreen(
    `<svg><defs><symbol id="s"><rect width="9" height="9" fill="${value}"/></symbol></defs>
    <mask id="m"><rect width="9" height="9" fill="white"/></mask>
    <g id="g" mask="${value}" transform="${value}" opacity="${value}"><rect id="r" width="9" height="9" fill="${value}" stroke="${value}" filter="${value}"/></g>
    <g mask="#m"><circle r="5" fill="red"/></g>
    <image href="${value}" width="9" height="9"/><use href="${value}"/><use href="#s"/>
    <gradientRect width="9" height="9" gradient-type="${value}" gradient-color1="${value}" gradient-x1="${value}"/>
    <text id="t" font-family="${value}" font-size="${value}" fill="red">${value}</text>
    <a href="${value}"><rect width="1" height="1"/></a><foreignObject><div xmlns="http://www.w3.org/1999/xhtml">x</div></foreignObject><script href="${value}">x</script></svg>`,
    {
      styles: `@import "${text}"; #r { fill: url(http://evil.example); mask: url(http://evil.example) } .c { background: url(http://evil.example) }`,
    },
  );
  runScript(`['g', 'r', 't'].forEach(function (id) { var e = document.getElementById(id);
    ['href', 'image', 'class', 'mask', 'text'].forEach(function (name) { try { e[name] = ${JSON.stringify(text)}; } catch (x) {} });
    try { e.style.fill = ${JSON.stringify(text)}; } catch (x) {} });`);
  const svg = screen
    .svg()
    .replace(/ xmlns="http:\/\/www\.w3\.org\/2000\/svg"/, '')
    .replace(/data-id="[^"]*"/g, '');
  expect(
    referencesOf(svg).filter((each) => !/^#[\w-]+$|^data:image\/(png|jpeg);base64,[\w+/=]*$/.test(each)),
  ).toEqual([]);
  expect(svg).not.toMatch(/<script|<a[ >]|foreignObject|\son\w+=|evil/);
  expect(svg).toContain('mask="url(#mask-');
});
