// The Fitbit command-line tool keeps its login through keytar, whose native part
// must be downloaded or compiled. This stand-in has the same five calls and one
// file that only its owner can read.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const folder = path.join(process.env.XDG_CONFIG_HOME || path.join(os.homedir(), '.config'), 'almanac');
const file = path.join(folder, 'fitbit-login.json');

function load() {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

function save(all) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}`;
  fs.writeFileSync(fresh, JSON.stringify(all), { mode: 0o600 });
  fs.renameSync(fresh, file);
}

exports.getPassword = async (service, account) => load()[service]?.[account] ?? null;

exports.setPassword = async (service, account, password) => {
  const all = load();
  all[service] = { ...all[service], [account]: password };
  save(all);
};

exports.deletePassword = async (service, account) => {
  const all = load();
  if (all[service]?.[account] === undefined) return false;
  delete all[service][account];
  save(all);
  return true;
};

exports.findPassword = async (service) => Object.values(load()[service] ?? {})[0] ?? null;

exports.findCredentials = async (service) =>
  Object.entries(load()[service] ?? {}).map(([account, password]) => ({ account, password }));
