import { join } from 'node:path';
import { build } from 'esbuild';

const SIMULATOR = join(__dirname, '../../../simulator');

/** What a test calls of the bundled world. */
const ENTRY = `
  export { readAppPackage } from './app-package/read-app-package';
  export { AutoSignIn } from './run/auto-sign-in';
  export { createReport } from './run/report';
  export { World } from './run/world';
  export { Simulation } from './simulation/simulation';
`;

/**
 * The world as one script for browsers, which defines the global `simulator`. In place of Node's host it has the global
 * `testHost`. Rejects where a module of Node is missing.
 */
export async function bundleWorld(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: SIMULATOR, loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'simulator',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'another-host',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /\/node-host$/ }, () => ({ path: 'host', namespace: 'test' }));
          onLoad({ filter: /^host$/, namespace: 'test' }, () => ({
            contents: 'export const host = globalThis.testHost;',
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}
