import { uiFolder } from '../../../simulator/cli/dist-files';
import { runSimulation, type SimulationPlan } from '../../../simulator/client/run-simulation';
import { Simulator } from '../../../simulator/client/simulator';
import { WorldConnection, WorldError, WorldGoneError } from '../../../simulator/client/world-connection';
import { startServer } from '../../../simulator/server/server';
import { readUiBundle } from '../../../simulator/server/ui-bundle';
import type { WorldMethodName } from '../../../simulator/simulation/world-methods';
import { messageOf } from '../../../simulator/world/message-of';
import { readFramePath } from '../../simulator-server';
import { connectMutated, RESULTS } from './mutated-world';

// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/;
const SEEDS = Array.from({ length: 150 }, (_, i) => i + 1);
const source = {
  fba: new Uint8Array(),
  fileName: 'a.fba',
  routes: new Map([['a.example', 'http://127.0.0.1:9']]),
};

function expectOwnError(error: unknown): void {
  expect([WorldError, WorldGoneError]).toContain((error as Error).constructor);
  expect(messageOf(error)).not.toMatch(CONTROLS);
  expect(messageOf(error).length).toBeLessThan(1000);
}

afterEach(() => expect(({} as { isOwned?: true }).isOwned).toBeUndefined());

test('whatever a world says of its app, it is the right types or one line', async () => {
  for (const seed of SEEDS) {
    const thrown: unknown[] = [];
    try {
      const connect = connectMutated(seed, thrown);
      const { app } = await Simulator.open({ ...source, connect, readSpec: () => ({ start: 0 }) });
      expect(Object.values(app).join('')).not.toMatch(CONTROLS);
      expect(app.models).toEqual(['atlas']);
    } catch (error) {
      expectOwnError(error);
    }
    expect(thrown).toEqual([]);
  }
});

test('a run without a window ends with a report or one line', async () => {
  const plan: SimulationPlan = {
    spec: { start: 0 },
    duration: 1000,
    signIn: {},
    taps: [{ x: 1, y: 1, at: 1 }],
    finger: [],
    buttons: [],
    display: [],
    screenshots: [{ path: 'a.png', at: 2 }],
    settings: [],
  };
  for (const seed of SEEDS) {
    const thrown: unknown[] = [];
    try {
      const connect = connectMutated(seed, thrown, { isLoadWhole: true });
      await runSimulation(
        { ...source, connect },
        () => plan,
        () => undefined,
      );
    } catch (error) {
      expectOwnError(error);
    }
    expect(thrown).toEqual([]);
  }
});

test('a result with a member of another type rejects its call with one line', async () => {
  // A symbol equals no value and is of no type that a result has.
  const odd = Symbol('odd');
  function* breakOnce(value: unknown): Generator<unknown> {
    yield odd;
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      for (const broken of breakOnce(item)) {
        const copy = Array.isArray(value) ? [...value] : { ...value };
        yield Object.assign(copy, { [key]: broken });
      }
    }
  }
  let result: unknown;
  let receive: (message: unknown) => void = () => undefined;
  const connection = new WorldConnection(
    {
      post: (call) => receive({ id: (call as { id: number }).id, result }),
      listen: (listener) => {
        receive = listener;
      },
    },
    {},
  );
  for (const [name, whole] of Object.entries(RESULTS)) {
    // `checkApp` reads that one.
    if (name === 'load') continue;
    const method = name as WorldMethodName;
    result = whole;
    await expect(connection.call(method, {} as never)).resolves.toBe(whole);
    for (result of breakOnce(whole)) {
      await expect(connection.call(method, {} as never)).rejects.toThrow(`something else for "${name}"`);
    }
  }
});

test('the server of the page goes on, and says little', async () => {
  const bundle = readUiBundle(uiFolder());
  for (const seed of SEEDS.slice(0, 40)) {
    const thrown: unknown[] = [];
    const lines: string[] = [];
    const log = (text: string): void => void lines.push(text);
    const connect = connectMutated(seed, thrown, { isLoadWhole: true });
    const options = { ...source, connect, readSpec: () => ({ start: 0 }), bundle, port: 0, log };
    const server = await startServer(options).catch(expectOwnError);
    if (!server) continue;
    const { origin, hash } = new URL(server.url);
    const headers = { 'x-token': hash.slice(1) };
    const frame = await readFramePath(server);
    for (const path of [
      '/screenshot.png',
      `${frame}settings`,
      `${frame}app.js`,
      '/trace/1',
      '/browse/aa/http/x',
    ]) {
      const response = await fetch(origin + path, { redirect: 'manual', headers });
      expect(response.headers.get('location') ?? '/browse/').toMatch(/^\/browse\//);
      await response.arrayBuffer();
    }
    expect((await fetch(`${origin}/`)).status).toBe(200);
    await server.close();
    expect(thrown).toEqual([]);
    expect(lines.length).toBeLessThan(10);
    for (const line of lines) expect(line).not.toMatch(CONTROLS);
  }
});
