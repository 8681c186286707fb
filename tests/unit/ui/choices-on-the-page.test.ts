import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODELS } from '../../../simulator/app-package/models';
import { OVERRIDABLE_SENSORS } from '../../../simulator/run/overridable-sensors';
import { SPEEDS } from '../../../simulator/simulation/playback';
import { ENTRY_GROUPS } from '../../../simulator/ui/describe-entry';
import { PANELS, TABS } from '../../../simulator/ui/tabs';
import { ZOOM_LEVELS } from '../../../simulator/ui/zoom';
import { SCREEN_TIMEOUTS } from '../../../simulator/world/screen-timeout';
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

it.each<[string, readonly (string | number)[]]>([
  ['device', MODELS],
  ['speed', SPEEDS],
  ['clock', CLOCK_DISPLAYS],
  ['week-start', WEEK_STARTS],
  ['screen-timeout', SCREEN_TIMEOUTS],
  ['zoom', ZOOM_LEVELS],
])('the page offers every value of "%s"', (name, values) => {
  expect(radiosOf(name)).toEqual(values.map(String));
});

it.each<[string, readonly (string | number)[]]>([
  ['model', MODELS],
  ['speed-pick', SPEEDS],
])('the menu "%s" offers every value', (id, values) => {
  expect(optionsOf(id)).toEqual(values.map(String));
});

it.each<[string, readonly string[]]>([
  ['data-group', ['all', ...ENTRY_GROUPS]],
  ['data-tab-link', TABS],
  ['data-panel-tab', PANELS],
])('the page has one %s for each', (attribute, values) => {
  expect([...html.matchAll(new RegExp(`${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value)).toEqual(
    values,
  );
});

it('the page has a field for every sensor that can be overridden', () => {
  expect([...html.matchAll(/id="sense-(\w+)" autocomplete/g)].map(([, sensor]) => sensor)).toEqual([
    ...OVERRIDABLE_SENSORS,
  ]);
});

it.each([
  ['speed', SPEEDS],
  ['clock', CLOCK_DISPLAYS],
  ['week-start', WEEK_STARTS],
  ['screen-timeout', SCREEN_TIMEOUTS],
])('the page offers every choice of %s', (name, choices) => {
  expect(radiosOf(name).sort()).toEqual(choices.map(String).sort());
});
