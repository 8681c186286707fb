// Loaded before the Fitbit command line tool (`node --require`). The tool has no option for another relay: its table
// of environments is replaced in memory. Its files stay as they are.
const Module = require('node:module');
const path = require('node:path');

const TABLE = path.join('@fitbit', 'sdk-cli', 'lib', 'auth', 'environments.json');
const { FITBIT_SDK_ENVIRONMENT: name, SIMULATOR_RELAY_URL: apiUrl } = process.env;
const loadJson = Module._extensions['.json'];

Module._extensions['.json'] = (module, filename) => {
  if (!filename.endsWith(TABLE)) return loadJson(module, filename);
  module.exports = { [name]: { clientId: 'SIMULATOR', apiUrl, devRelayUrl: apiUrl.replace(/^http/, 'ws') } };
};
