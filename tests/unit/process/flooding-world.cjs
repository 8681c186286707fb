/** A world that has been taken over, and does to its parent what it can by the pipe. `[, , kind]` */
const { writeSync } = require('node:fs');

const kinds = {
  'long lines': () => {
    const line = `${JSON.stringify({ event: 'page', data: { page: 1, text: 'x'.repeat(32 * 1024 * 1024) } })}\n`;
    return () => line;
  },
  'a line without an end': () => {
    const part = 'x'.repeat(1024 * 1024);
    return () => part;
  },
  'messages for pages that do not exist': () => {
    const lines = '{"event":"page","data":{"page":9,"text":"{}"}}\n'.repeat(10_000);
    return () => lines;
  },
  'requests without an end': () => {
    const request = '{"event":"fetch","data":{"id":1,"request":{"url":"https://a.example/"}}}\n';
    return () => request.repeat(10_000);
  },
  'no JSON': () => () => '{]\n',
  'small objects': () => {
    const line = `[${'{},'.repeat(20 * 1024 * 1024)}1]\n`;
    return () => line;
  },
  'deep JSON': () => () => `${'['.repeat(1_000_000)}\n`,
};

const next = kinds[process.argv[2]]();
for (;;) {
  const bytes = Buffer.from(next());
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(1, bytes, written);
    } catch {}
  }
}
