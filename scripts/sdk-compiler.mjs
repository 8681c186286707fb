import { createRequire } from 'node:module';
import { relative } from 'node:path';

/**
 * A process that builds the project in its folder by Fitbit's SDK, again at each message. It stays, because the engine
 * has compiled the compilers then: a second build takes less than half of the time of the first.
 */

const { build, DiagnosticCategory } = createRequire(import.meta.url)('@fitbit/sdk');

process.on('message', async () => process.send(await compile()));
// The project's own process is gone.
process.on('disconnect', () => process.exit());

/** Builds. Type errors are problems too, although the SDK makes a package in spite of them. */
async function compile() {
  const problems = [];
  const onDiagnostic = (diagnostic) => {
    if (diagnostic.category === DiagnosticCategory.Error) add(problems, describe(diagnostic));
  };
  try {
    await build({ onDiagnostic });
    return { isBuilt: true, problems };
  } catch (error) {
    // The SDK's own errors have been reported as diagnostics.
    if (error !== undefined) problems.push({ text: String(error?.message ?? error) });
    return { isBuilt: false, problems };
  }
}

/** A mistake is reported by each part of the app that has the file, and again in a summary, often without its place. */
function add(problems, problem) {
  const line = (place) => place?.replace(/:\d+$/, '');
  const isKnown = ({ at, text }) =>
    problem.isSummary
      ? !problem.at || line(at) === line(problem.at)
      : at === problem.at && text === problem.text;
  if (problems.some(isKnown)) return;
  problems.push({ at: problem.at, text: problem.text });
}

/** The place counts lines and columns from 1. */
function describe({ file, messageText }) {
  const whole = typeof messageText === 'string' ? messageText : messageText[0].messageText;
  const isSummary = /^\w*Error: /.test(whole);
  const text = whole
    .replace(/^Error: /, '')
    .replace(' (Note that you need plugins to import files that are not JavaScript)', '');
  if (file) return { at: describePlace(file), text, isSummary };
  // Rollup's warnings that the SDK takes for errors.
  const [, path, line, column, rest] = /^(\S+) \((\d+):(\d+)\) (.*)$/s.exec(text) ?? [];
  return path === undefined
    ? { text, isSummary }
    : { at: `${path}:${line}:${Number(column) + 1}`, text: rest };
}

function describePlace({ path, position }) {
  const name = relative(process.cwd(), path);
  if (!position) return name;
  const { line, character } = position.start;
  return character === undefined ? `${name}:${line + 1}` : `${name}:${line + 1}:${character + 1}`;
}
