import { MODEL_INFO, type ScreenSize } from '../app-package/models';
import { type FingerStep, type Point, pressSteps, swipeSteps } from '../client/finger-way';
import { readRoute } from '../client/route-option';
import type { SimulationPlan } from '../client/run-simulation';
import { readFault } from '../client/simulator-options';
import { UsageError } from '../client/usage-error';
import {
  DEFAULT_START,
  DEVICE_HELP,
  DEVICE_OPTION,
  PERSONA_HELP,
  readDurationOption,
  readPair,
  readTimed,
  readWorldArguments,
  SCREEN_TIMEOUT_OPTION,
  WORLD_OPTIONS,
} from '../client/world-arguments';
import { FAILURE_MODE_DESCRIPTIONS, FAULTY_MODES } from '../cloud/failure-modes/failure-mode';
import { FAULTS, type Fault } from '../run/faults';
import type { AppInfo } from '../simulation/protocol';
import { parseDuration } from '../world/duration';
import { MOMENTS } from '../world/moments';
import { calledAs, isNpmScript } from './called-as';
import { readArguments } from './command';
import { checkWritable } from './files';
import { joinSignInOption, readSignInOption } from './sign-in-option';

export const SIM_HELP = `${calledAs('run')} FILE.fba [options]
Runs a Fitbit OS app with its companion and settings page in virtual time and writes a report.

  ${DEVICE_OPTION.padEnd(26)} ${DEVICE_HELP}
  --start ISO-TIME           start of the simulated time, local (default ${DEFAULT_START})
  --tz ZONE                  time zone of watch and phone (default: the persona's)
  --for DURATION             length of the run, such as 90m or 1h30m (default 5m)
  --persona NAME             whose body and account: ${PERSONA_HELP}
  --seed N                   another of the persona's possible lives (default 1)
  --language TAG             language of watch and phone, such as de-DE (default: the persona's)
  --clock 12h|24h            how the watch shows the time (default: the persona's)
  --week-start sunday|monday (default: the persona's)
  --aod                      enables the always-on display in the watch's settings
  ${SCREEN_TIMEOUT_OPTION}   time without a touch until the display goes dark (default: never)
  --set KEY=VALUE            a settings key with its stored value, as if stored earlier; repeatable
  --set KEY=VALUE@DURATION   the settings page stores the value at that time; repeatable. The value may contain @:
                             only a duration at the end is a time. For a value that ends so: KEY=a@5m@10s
  --sign-in [fitbit|google]  opens the settings page, signs in and consents; the page stays open. With a service:
                             first presses the button that names it, if the page shows another's sign-in
  --tap X,Y@DURATION         a tap on the screen; repeatable
  --press X,Y@DURATION[:MS]  a long press, of 1,200 ms unless it says otherwise; repeatable
  --swipe X1,Y1-X2,Y2@DURATION   a swipe of 200 ms; repeatable
  --button press@DURATION    presses the button at the side; repeatable
  --display on|off@DURATION  turns the display on or off (with --aod: always-on); repeatable
  --screenshot FILE.png@DURATION   a picture of the screen; repeatable
  --route HOST=URL           sends a host's traffic to another server; repeatable
  --fault SPEC               NAME[=VALUE][@WHEN[..END]], such as link-off@10m..40m; repeatable. WHEN is a time or
                             [TIME:]MOMENT[=PART][#N], such as kill-companion@3h:written=account#2: the N-th moment
                             since then whose detail contains PART. END is a time, or the length: +10m
${Object.entries(FAULTS)
  .map(([name, text]) => `      ${name.padEnd(16)} ${text}`)
  .join('\n')}
      MOMENT is one of
${Object.entries(MOMENTS)
  .map(([name, text]) => `        ${name.padEnd(16)} ${text}`)
  .join('\n')}
      MODE of answer is one of
${FAULTY_MODES.map((mode) => `        ${mode.padEnd(16)} ${FAILURE_MODE_DESCRIPTIONS[mode]}`).join('\n')}
  --har FILE.har             the requests as HAR 1.2
  --report FILE.json         file of the report (default: standard output)
  --show-tokens              report and HAR have tokens, codes and secrets as they are, not ••••
  --help                     this text

Durations count from the start. At the same moment, taps, the finger and the
button come first, then settings and the display, pictures last. Paths start from the folder in which the command was
called.${isNpmScript('run') ? " `npm run -s sim` keeps npm's own lines out of the output." : ''}

The report is one JSON object. Console lines and errors of the settings page are in companion, after
"settings: ". settings.tree is null unless --sign-in opened the page. The same command writes the same
report and pictures, except with --route: real servers have their own time.

Exit status: 0; 1 if the face, the companion or the settings page threw an error, or --sign-in found no
button to press; 2 for bad arguments.`;

const SET_FORM = 'KEY=VALUE[@DURATION]';
const TAP_FORM = 'X,Y@DURATION';
const PRESS_FORM = 'X,Y@DURATION[:MS]';
const SWIPE_FORM = 'X1,Y1-X2,Y2@DURATION';
const BUTTON_FORM = 'press@DURATION';
const DISPLAY_FORM = 'on|off@DURATION';

/** A run as the command line describes it. */
export interface SimRun {
  /** Path of the .fba. */
  file: string;
  /** Host → origin of the real server that replaces it. */
  routes: ReadonlyMap<string, string>;
  /** Where the report goes; undefined is standard output. */
  reportPath: string | undefined;
  /** Where the requests go as HAR. */
  harPath: string | undefined;
  /** Reads the rest, once the app is known. Throws a UsageError. */
  readPlan(app: AppInfo): SimulationPlan;
}

/** Reads the command line; undefined for `--help`. Relative paths start from `folder`. Throws a UsageError. */
export function readSimRun(argv: string[], folder: string): SimRun | undefined {
  const { values, positionals } = readSimArguments(argv);
  if (values.help) return undefined;
  const [file, extra] = positionals;
  if (file === undefined) throw new UsageError('the .fba is missing. Try --help');
  if (extra !== undefined) throw new UsageError(`only one .fba is allowed; "${extra}" is another`);
  const reportPath = values.report;
  const harPath = values.har;
  const readPlan = (app: AppInfo): SimulationPlan => {
    const plan = readSimPlan(values, app);
    for (const { path } of plan.screenshots) checkWritable(path, folder);
    for (const path of [reportPath, harPath]) if (path !== undefined) checkWritable(path, folder);
    return plan;
  };
  return { file, routes: new Map(values.route.map(readRoute)), reportPath, harPath, readPlan };
}

function readSimArguments(argv: string[]) {
  return readArguments(joinSignInOption(argv), {
    ...WORLD_OPTIONS,
    for: { type: 'string', default: '5m' },
    set: { type: 'string', multiple: true, default: [] },
    'sign-in': { type: 'string', multiple: true },
    tap: { type: 'string', multiple: true, default: [] },
    press: { type: 'string', multiple: true, default: [] },
    swipe: { type: 'string', multiple: true, default: [] },
    button: { type: 'string', multiple: true, default: [] },
    display: { type: 'string', multiple: true, default: [] },
    screenshot: { type: 'string', multiple: true, default: [] },
    route: { type: 'string', multiple: true, default: [] },
    fault: { type: 'string', multiple: true, default: [] },
    har: { type: 'string' },
    report: { type: 'string' },
    'show-tokens': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
}

function readSimPlan(values: ReturnType<typeof readSimArguments>['values'], app: AppInfo): SimulationPlan {
  const signIn = readSignInOption(values['sign-in']);
  if (signIn && !app.hasSettings) throw new UsageError('--sign-in: this app has no settings page');
  const duration = readDurationOption('for', values.for);
  const spec = readWorldArguments(values, app.models);
  const { screen } = MODEL_INFO[spec.model];
  const settings = values.set.map((text) => readSetting(text, duration));
  return {
    spec: {
      ...spec,
      settings: Object.fromEntries(
        settings.filter(({ at }) => at === undefined).map(({ key, value }) => [key, value]),
      ),
      routes: Object.fromEntries(values.route.map(readRoute)),
      faults: values.fault.map((text) => readTimedFault(text, duration)),
    },
    duration,
    signIn,
    taps: values.tap.map((text) => {
      const [point, at] = readTimed('tap', TAP_FORM, text, duration);
      const [x, y] = readPoint(point, { name: 'tap', form: TAP_FORM, text, screen });
      return { x, y, at };
    }),
    finger: [
      ...values.press.flatMap((text) => readPress(text, duration, screen)),
      ...values.swipe.flatMap((text) => readSwipe(text, duration, screen)),
    ],
    buttons: values.button.map((text) => {
      const [act, at] = readTimed('button', BUTTON_FORM, text, duration);
      if (act !== 'press') throw new UsageError(`--button "${text}" is not of the form ${BUTTON_FORM}`);
      return { at };
    }),
    settings: settings.flatMap(({ at, ...setting }) => (at === undefined ? [] : { ...setting, at })),
    display: values.display.map((text) => {
      const [state, at] = readTimed('display', DISPLAY_FORM, text, duration);
      return { on: readDisplay(state, text), at };
    }),
    screenshots: values.screenshot.map((text) => {
      const [path, at] = readTimed('screenshot', 'FILE.png@DURATION', text, duration);
      return { path, at };
    }),
    showTokens: values['show-tokens'],
  };
}

/** `at` is undefined where the value was stored before the start. */
function readSetting(text: string, end: number): { key: string; value: string; at?: number } {
  const [key, value] = readPair('set', SET_FORM, text);
  const [, before = '', time = ''] = /^(.*)@([^@]*)$/s.exec(value) ?? [];
  if (parseDuration(time) === undefined) return { key, value };
  const [, at] = readTimed('set', SET_FORM, text, end);
  return { key, value: before, at };
}

interface PointOption {
  name: string;
  form: string;
  /** The whole value, for the message. */
  text: string;
  screen: ScreenSize;
}

function readPoint(point: string, { name, form, text, screen }: PointOption): Point {
  const [, x, y] = /^(\d{1,3}),(\d{1,3})$/.exec(point) ?? [];
  if (x === undefined || y === undefined)
    throw new UsageError(`--${name} "${text}" is not of the form ${form}`);
  const { width, height } = screen;
  if (Number(x) >= width || Number(y) >= height)
    throw new UsageError(
      `--${name} "${text}" misses the screen, which is ${width} pixels wide and ${height} high`,
    );
  return [Number(x), Number(y)];
}

function readPress(text: string, end: number, screen: ScreenSize): FingerActs {
  const [, timed = '', ms] = /^(.*?)(?::(\d{1,6}))?$/s.exec(text) ?? [];
  const [point, at] = readTimed('press', PRESS_FORM, timed, end);
  const place = readPoint(point, { name: 'press', form: PRESS_FORM, text, screen });
  return startAt(at, pressSteps(place, ms === undefined ? undefined : Number(ms)));
}

function readSwipe(text: string, end: number, screen: ScreenSize): FingerActs {
  const [way, at] = readTimed('swipe', SWIPE_FORM, text, end);
  const [from = '', to = ''] = way.split('-', 2);
  const option = { name: 'swipe', form: SWIPE_FORM, text, screen };
  return startAt(at, swipeSteps(readPoint(from, option), readPoint(to, option)));
}

type FingerActs = { command: FingerStep['command']; at: number }[];

function startAt(at: number, steps: readonly FingerStep[]): FingerActs {
  return steps.map(({ after, command }) => ({ at: at + after, command }));
}

function readDisplay(state: string, text: string): boolean {
  if (state !== 'on' && state !== 'off')
    throw new UsageError(`--display "${text}" is not of the form ${DISPLAY_FORM}`);
  return state === 'on';
}

function readTimedFault(text: string, end: number): Fault {
  const fault = readFault(text);
  if (fault.from > end) throw new UsageError(`--fault "${text}" is after the end of the run; see --for`);
  return fault;
}
