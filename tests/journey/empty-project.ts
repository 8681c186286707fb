import { chmodSync, cpSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFolder, type ProcessResult, REPOSITORY, runProgram } from './command';

const NAME = 'fitbit-os-simulator';

/** A project elsewhere that has nothing but the simulator's package. */
export interface EmptyProject {
  /** The packed package. */
  tarball: string;
  /** The names of its files. */
  files: string[];
  path(name: string): string;
  write(name: string, content: string | Uint8Array): void;
  /** Runs Node in the project. */
  node(...args: string[]): Promise<ProcessResult>;
  /** Path of the installed command. */
  bin: string;
  remove(): void;
}

/**
 * Packs the simulator as `npm run pack:simulator` does and installs it in an empty project, without a registry: resvg
 * is copied from this repository.
 */
export async function createEmptyProject(): Promise<EmptyProject> {
  const folder = createFolder();
  const modules = folder.path('node_modules');
  mkdirSync(modules);
  await expectSuccess('node', ['simulator/build.mjs'], REPOSITORY);
  await expectSuccess('npm', ['pack', '-w', 'simulator', '--pack-destination', folder.path('.')], REPOSITORY);
  const tarball = folder.path(readdirSync(folder.path('.')).find((file) => file.endsWith('.tgz')) ?? 'none');
  const listed = await expectSuccess('tar', ['tzf', tarball], REPOSITORY);
  await expectSuccess('tar', ['xzf', tarball], modules);
  const installed = join(modules, NAME);
  renameSync(join(modules, 'package'), installed);
  cpSync(join(REPOSITORY, 'node_modules/@resvg'), join(modules, '@resvg'), { recursive: true });
  mkdirSync(join(modules, '.bin'));
  const bin = join(modules, '.bin', NAME);
  symlinkSync(join(installed, 'cli.cjs'), bin);
  chmodSync(bin, 0o755);
  return {
    tarball,
    files: listed.stdout.trim().split('\n'),
    path: folder.path,
    write: (name, content) => writeFileSync(folder.path(name), content),
    node: (...args) => runProgram(process.execPath, args, { cwd: folder.path('.'), env: {} }),
    bin,
    remove: folder.remove,
  };
}

async function expectSuccess(program: string, args: string[], cwd: string): Promise<ProcessResult> {
  const result = await runProgram(program, args, { cwd });
  if (result.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${result.stderr}`);
  return result;
}
