/**
 * What foreign code that has left its realm would try, inside the process that runs a world: every attempt is made in
 * the process's own context, with all that it can reach. `[, , world, targets]`: the world's script; a JSON object with
 * the parent's process id, a file to write and a port of this computer.
 */
const { parent, file } = JSON.parse(process.argv[2] ?? '{}');

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
  'makes code of a text': () => Function('return 1')(),
  'reads the environment': () => {
    const names = Object.keys(process.env);
    if (names.length === 0) throw new Error('empty');
    return names;
  },
};

async function attempt(attack) {
  try {
    return { got: String(await attack()) };
  } catch {
    return 'refused';
  }
}

async function run() {
  const results = {};
  for (const [name, attack] of Object.entries(attacks)) results[name] = await attempt(attack);
  results['slows its parent down, by an import'] = await attempt(async () => {
    const { setPriority } = await import('node:os');
    setPriority(parent, 19);
  });
  const text = JSON.stringify(results);
  require('node:fs').writeSync(1, `${JSON.stringify({ event: 'page', data: { page: 0, text } })}\n`);
}

void run();
