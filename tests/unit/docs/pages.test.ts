import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { RESULT_CODES } from '../../../common/result-codes';
import { FAILURE_MODE_DESCRIPTIONS, FAULTY_MODES } from '../../../simulator/cloud/failure-modes/failure-mode';

const ROOT = join(__dirname, '../../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const PAGES = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'packages/fitbit-web-api/README.md',
].concat(
  readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
);

/** Without code, in which nothing is a heading or a link. */
function withoutCodeBlocks(page: string): string {
  return page.replace(/^```[\s\S]*?^```/gm, '');
}

/** The anchors that GitHub gives the headings of a page. */
function anchors(page: string): string[] {
  return [...withoutCodeBlocks(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

/** Where the links and pictures of a page point to, those with a scheme aside. */
function relativeLinks(page: string): string[] {
  const found = withoutCodeBlocks(page).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g);
  return [...found].map(([, link, attribute]) => link ?? attribute ?? '').filter((to) => !/^\w+:/.test(to));
}

/** What does not resolve, of the links of a page at `path`. */
function broken(path: string, page: string): string[] {
  return relativeLinks(page).filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file ? relative(ROOT, join(ROOT, dirname(path), file)) : path;
    if (target !== path && !existsSync(join(ROOT, target))) return true;
    return anchor !== undefined && !anchors(target === path ? page : read(target)).includes(anchor);
  });
}

test('every result code has a section, and nothing else has one', () => {
  const [, sections = ''] = read('docs/troubleshooting.md').split(/^## Result codes$/m);
  const [own = ''] = sections.split(/^## /m);
  expect(anchors(own).sort()).toEqual([...RESULT_CODES].sort());
});

test('what home says of a state is what the face says, and each has its row', () => {
  const messages = read('app/i18n/en-US.po').matchAll(/^msgid "\w+\.home"\nmsgstr "(.+)"$/gm);
  const [, section = ''] = read('docs/troubleshooting.md').split(/^## What the watch says$/m);
  const [table = ''] = section.split(/^###/m);
  const rows = [...table.matchAll(/^\| (?!on home|-)([^|]+) \|/gm)].map(([, text = '']) =>
    text.replace(/\d\d:\d\d/, '%'),
  );
  const others = rows.filter((text) => !/^Synced|^\(as usual/.test(text));
  expect(others.sort()).toEqual([...messages].map(([, text]) => text).sort());
});

test('every failure mode of the pretend cloud has a row with its description', () => {
  const [, section = ''] = read('docs/simulator.md').split(/^### Failure modes$/m);
  const [table = ''] = section.split(/^```/m);
  expect([...table.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, mode, text]) => [mode, text])).toEqual(
    FAULTY_MODES.map((mode) => [mode, FAILURE_MODE_DESCRIPTIONS[mode]]),
  );
});

test.each(PAGES)('every relative link of %s leads somewhere', (path) => {
  expect(broken(path, read(path))).toEqual([]);
});

test('a link that leads nowhere is seen', () => {
  const page =
    '# Here\n[a](nowhere.md) [b](#gone) [c](#here) [d](privacy.md#none) <img src="no.png"> [e](https://x.y/z)';
  expect(broken('docs/page.md', page)).toEqual(['nowhere.md', '#gone', 'privacy.md#none', 'no.png']);
});

/** The pages that say where things are. */
const MAPS = ['CONTRIBUTING.md', 'docs/architecture.md'];

/** What is in backticks and is a path in the repository, `*` and what follows it aside. */
function pathsInCode(page: string): string[] {
  const found = withoutCodeBlocks(page).matchAll(/`([\w.-]+\/[\w./-]*)(?:\*[^`]*)?`/g);
  return [...found].map(([, path = '']) => path);
}

/** Constants said to be in a file that does not have them: `NAME` of [file](file). */
function missingNames(path: string, page: string): string[] {
  const found = page.matchAll(/`(\w+)` (?:of|in) \[[^\]]*\]\(([^)#]+)\)/g);
  return [...found].flatMap(([, name = '', file = '']) => {
    const text = read(join(dirname(path), file));
    return new RegExp(`\\b${name}\\b`).test(text) ? [] : [`${name} in ${file}`];
  });
}

test.each(MAPS)('every path and name in the code of %s exists', (path) => {
  const page = read(path);
  const paths = pathsInCode(page);
  expect(paths.length).toBeGreaterThan(3);
  expect(paths.filter((each) => !existsSync(join(ROOT, each)))).toEqual([]);
  expect(missingNames(path, page)).toEqual([]);
});

test('a path and a name that do not exist are seen', () => {
  const page = '`app/nowhere.ts`, `tests/unit/`, `GONE` of [messages](common/messages.ts)';
  expect(pathsInCode(page)).toEqual(['app/nowhere.ts', 'tests/unit/']);
  expect(missingNames('README.md', page)).toEqual(['GONE in common/messages.ts']);
});
