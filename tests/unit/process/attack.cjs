/**
 * What foreign code that has left its realm would try, inside the process that runs a world: every attempt is made in
 * the process's own context, with all that it can reach. Arguments: a JSON object with the parent's process id, a file
 * to write and the address of a server on this computer; the world's script; the project's folder.
 */
const { parent, file, port, socket } = JSON.parse(process.argv[2] ?? '{}');

require(process.argv[3]);

/** What an attack got: `refused`, or what it could do. */
const attacks = {
  'reads a file': () => require('node:fs').readFileSync('/etc/hosts', 'utf8').length,
  'reads the project': () => require('node:fs').readdirSync(process.argv[4]).length,
  'writes a file': () => require('node:fs').writeFileSync(file, 'x'),
  'starts a program': () => require('node:child_process').spawnSync('true').error.message,
  'forks itself': () => require('node:child_process').fork(__filename).pid,
  'starts a thread': () => new (require('node:worker_threads').Worker)('1', { eval: true }).threadId,
  'opens the debugger': () => require('node:inspector').open(0),
  'writes a report': () => process.report.writeReport(file),
  'writes a heap snapshot': () => require('node:v8').writeHeapSnapshot(file),
  'loads native code': () => process.dlopen({ exports: {} }, file),
  'signals its parent': () => process.kill(parent, 0),
  'signals its parent in the old way': () => process._kill(parent, 0),
  'sends its parent the debugger’s signal': () => process._debugProcess(parent),
  'slows its parent down': () => require('node:os').setPriority(parent, 19),
  'finds another way to the priority': () => process.binding('os').setPriority(parent, 19),
  'finds internal modules': () => process.binding('process_wrap').Process.name,
  'gets modules by a side door': () => process.getBuiltinModule('child_process').spawn.name,
  'signals by a handle of its own': () => {
    const { ChildProcess } = require('node:child_process');
    return new ChildProcess()._handle.kill(0);
  },
  'becomes another program': () => process.execve('/bin/true', ['true'], {}),
  'reaches a server on this computer': () =>
    settle(require('node:net').connect(port, '127.0.0.1'), 'connect'),
  'requests a page': async () => (await fetch(`http://127.0.0.1:${port}/`)).status,
  'requests a page in another way': () =>
    new Promise((resolve, reject) =>
      require('node:http').get({ host: '127.0.0.1', port }, resolve).on('error', reject),
    ),
  'opens an HTTP/2 session': () =>
    settle(require('node:http2').connect(`http://127.0.0.1:${port}`), 'connect'),
  'opens a web socket': () =>
    new Promise((resolve, reject) => {
      const page = new WebSocket(`ws://127.0.0.1:${port}/live`);
      page.onopen = resolve;
      page.onerror = reject;
    }),
  'makes a handle of its own kind': () => {
    const Pipe = process.stdin._handle.constructor;
    const pipe = new Pipe(0);
    return pipe.connect({}, socket);
  },
  'connects to a socket in the file system': () => settle(require('node:net').connect(socket), 'connect'),
  'makes a socket in the file system': () =>
    settle(require('node:net').createServer().listen(file), 'listening'),
  'serves on a port': () => settle(require('node:net').createServer().listen(0), 'listening'),
  'sends a datagram': () =>
    new Promise((resolve, reject) => {
      const udp = require('node:dgram').createSocket('udp4');
      udp.on('error', reject);
      udp.send('x', port, '127.0.0.1', (error) => (error ? reject(error) : resolve('sent')));
    }),
  'looks a name up': () => require('node:dns').promises.lookup('localhost'),
  'looks a name up in another way': () =>
    new Promise((resolve, reject) =>
      require('node:dns').lookup('localhost', (error, address) => (error ? reject(error) : resolve(address))),
    ),
  'sends a secret as a name': () =>
    new Promise((resolve, reject) =>
      require('node:dns').resolve4('secret.example.com', (error) =>
        error ? reject(error) : resolve('sent'),
      ),
    ),
  'writes a trace': () =>
    require('node:trace_events')
      .createTracing({ categories: ['node'] })
      .enable() ?? 'on',
  'changes the engine’s options': () => require('node:v8').setFlagsFromString('--trace-gc') ?? 'done',
  'has the heap written where it ends': () => require('node:v8').setHeapSnapshotNearHeapLimit(1) ?? 'done',
  'asks whether a file exists': () => require('node:fs').realpathSync('/etc/hosts'),
  'asks in another way': () => require('node:fs').realpathSync.native('/etc/hosts'),
  'asks with promises': () => require('node:fs/promises').realpath('/etc/hosts'),
  'looks at a file': () => require('node:fs').lstatSync('/etc/hosts').size,
  'watches a file': () => require('node:fs').watch('/etc/hosts'),
  'reads a file as a blob': async () => (await require('node:fs').openAsBlob('/etc/hosts')).text(),
  'reads a file as an environment': () => process.loadEnvFile('/etc/os-release') ?? 'read',
  'reads its own process’s secrets': () => require('node:fs').readFileSync('/proc/self/environ'),
  'climbs out of the fonts': () => {
    const fonts = require('node:path').join(require('node:path').dirname(process.argv[3]), 'fonts');
    return require('node:fs').readFileSync(`${fonts}/../../../package.json`).length;
  },
  'makes a link': () => require('node:fs').symlinkSync('/etc/hosts', file),
  'writes by a descriptor of what it reads': () => {
    const { openSync } = require('node:fs');
    return openSync(`/proc/self/fd/${openSync(process.argv[3])}`, 'r+');
  },
  'changes the rights of what it reads': () => {
    const { openSync, fchmodSync } = require('node:fs');
    return fchmodSync(openSync(process.argv[3]), 0o777) ?? 'done';
  },
  'writes to what it inherited': () => {
    const { fstatSync, writeSync } = require('node:fs');
    for (let fd = 3; fd < 256; fd++) {
      try {
        if (fstatSync(fd).isFile()) return writeSync(fd, 'x');
      } catch {}
    }
    throw new Error('nothing');
  },
  'opens a database': () => new (require('node:sqlite').DatabaseSync)(file),
  'runs WebAssembly with files': () =>
    new (require('node:wasi').WASI)({ version: 'preview1', preopens: { '/': '/' } }),
  'registers a loader': () => require('node:module').register('data:text/javascript,') ?? 'done',
  'leaves the folder': () => process.chdir('/') ?? 'done',
  'talks to the debugger inside': () => new (require('node:inspector').Session)().connect() ?? 'done',
  'makes code of a text': () => Function('return 1')(),
  'reads the environment': () => {
    const names = Object.keys(process.env);
    if (names.length === 0) throw new Error('empty');
    return names;
  },
};

function settle(emitter, event) {
  return new Promise((resolve, reject) => emitter.on(event, () => resolve(event)).on('error', reject));
}

async function attempt(attack) {
  const deadline = new Promise((_, reject) => setTimeout(reject, 1000));
  try {
    return { got: String(await Promise.race([attack(), deadline])) };
  } catch {
    return 'refused';
  }
}

async function run() {
  const results = {};
  const attempts = Object.entries(attacks).map(async ([name, attack]) => {
    results[name] = await attempt(attack);
  });
  await Promise.all(attempts);
  results['slows its parent down, by an import'] = await attempt(async () => {
    const { setPriority } = await import('node:os');
    setPriority(parent, 19);
  });
  const text = JSON.stringify(results);
  require('node:fs').writeSync(1, `${JSON.stringify({ event: 'page', data: { page: 0, text } })}\n`);
}

// Some of what is missing throws in a turn of its own.
process.on('uncaughtException', () => undefined);
void run();
