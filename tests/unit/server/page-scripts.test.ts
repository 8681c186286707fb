import { createHash } from 'node:crypto';
import { PageScripts } from '../../../simulator/server/page-scripts';
import type { Outside } from '../../../simulator/world/outside';

/** The hashes that a page of a real server adds to the policy. */
async function hashesOf(html: string): Promise<string[]> {
  const scripts = new PageScripts();
  const own = scripts.sources;
  const response = { status: 200, headers: { 'content-type': 'text/html' }, body: html };
  const outside = { fetchReal: async () => response } as unknown as Outside;
  await scripts
    .observe(outside)
    .fetchReal({ method: 'GET', url: 'https://a.test/', headers: {}, realServer: 'https://a.test' });
  return scripts.sources.slice(own.length).split(' ').filter(Boolean);
}
const hash = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

test('the scripts within a page may run, as the page has them', async () => {
  const page =
    '<script>a()</script><SCRIPT type="x" async>\nb()\n</SCRIPT ><scripts>c()</scripts><script src="d.js"></script>';
  expect(await hashesOf(page)).toEqual([hash('a()'), hash('\nb()\n'), hash('')]);
});

test.each(['<script', '<script>', '<script <script>'])(
  'a page of millions of "%s" is read in no time',
  async (text) => {
    expect((await hashesOf(text.repeat(500_000))).length).toBeLessThanOrEqual(1);
  },
);
