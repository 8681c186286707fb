import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { MUTANTS } from '../../years/mutants/mutants';

const ROOT = join(__dirname, '../../..');

test('there are twenty mutants, each with a name of its own', () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(20);
  expect(MUTANTS).toHaveLength(20);
});

test.each(MUTANTS)('$name applies to the product as it is', ({ file, from, to }) => {
  expect(file).toMatch(/^(app|companion|settings|common)\//);
  expect(readFileSync(join(ROOT, file), 'utf8').split(from)).toHaveLength(2);
  expect(to).not.toBe(from);
});

/** The compiler's errors for a name that there is not. */
const UNKNOWN_NAME = [2304, 2552];

/** The product's files of a project as they are, but for one that a mutant has changed. */
class MutatedProject {
  private changed: { path: string; text: string } | undefined;
  private revision = 0;
  private readonly service: ts.LanguageService;

  constructor(folder: string) {
    const { config } = ts.readConfigFile(join(ROOT, folder, 'tsconfig.json'), ts.sys.readFile);
    const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, folder));
    const read = (path: string) => (this.changed?.path === path ? this.changed.text : ts.sys.readFile(path));
    this.service = ts.createLanguageService({
      getScriptFileNames: () => fileNames,
      getScriptVersion: (path) => (this.changed?.path === path ? String(this.revision) : '0'),
      getScriptSnapshot: (path) => {
        const text = read(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => ROOT,
      getCompilationSettings: () => options,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: ts.sys.fileExists,
      readFile: read,
    });
  }

  listUnknownNames({ file, from, to }: (typeof MUTANTS)[number]): string[] {
    const path = join(ROOT, file);
    this.changed = { path, text: readFileSync(path, 'utf8').replace(from, () => to) };
    this.revision++;
    return this.service
      .getSemanticDiagnostics(path)
      .filter(({ code }) => UNKNOWN_NAME.includes(code))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  }
}

const projects = new Map<string, MutatedProject>();

// One that throws is found at once, and proves nothing.
test.each(MUTANTS)('$name uses no name that there is not', (mutant) => {
  const [room = ''] = mutant.file.split('/');
  const folder = room === 'common' ? 'companion' : room;
  const project = projects.get(folder) ?? new MutatedProject(folder);
  projects.set(folder, project);
  expect(project.listUnknownNames(mutant)).toEqual([]);
});
