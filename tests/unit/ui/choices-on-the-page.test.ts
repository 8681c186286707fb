import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODELS } from '../../../simulator/app-package/app-package';
import { FAILURE_MODES } from '../../../simulator/cloud/failure-mode';
import { SPEEDS } from '../../../simulator/server/speeds';
import { CLOCK_DISPLAYS, WEEK_STARTS } from '../../../simulator/world/watch-preferences';

const html = readFileSync(join(__dirname, '../../../simulator/ui/index.html'), 'utf8');

/** The values of the options of the select with this id. */
function optionsOf(id: string): string[] {
  const select = new RegExp(`<select[^>]*id="${id}"[\\s\\S]*?</select>`).exec(html)?.[0] ?? '';
  return [...select.matchAll(/<option[^>]*value="([^"]*)"/g)].map(([, value = '']) => value);
}

/** The values of the radio buttons of this name. */
function radiosOf(name: string): string[] {
  return [...html.matchAll(new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`, 'g'))].map(
    ([, value = '']) => value,
  );
}

it('the page offers every failure mode of the cloud', () => {
  expect(optionsOf('failure-mode').sort()).toEqual([...FAILURE_MODES].sort());
});

it.each(['device', 'device-narrow'])('the page offers every watch model (%s)', (name) => {
  expect(radiosOf(name)).toEqual([...MODELS]);
});

it.each([
  ['speed', SPEEDS],
  ['clock', CLOCK_DISPLAYS],
  ['week-start', WEEK_STARTS],
])('the page offers every choice of %s', (name, choices) => {
  expect(radiosOf(name).sort()).toEqual(choices.map(String).sort());
});
