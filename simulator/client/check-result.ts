import { MODELS } from '../app-package/models';
import type { Report, ReportLine } from '../run/report';
import type { FileRecord, LineRecord, MessageTotals, RequestRecord } from '../run/run-record';
import type { FontWeight } from '../screen/fonts';
import type { ScreenPart, ScreenText } from '../screen/screen';
import type { TargetDescription } from '../simulation/developer-tools';
import type { BrowserResponse } from '../simulation/phone-browser';
import type { StorageInfo, StoredItem } from '../simulation/protocol';
import { MAX_STEPS, type Recording } from '../simulation/recording';
import type { WorldMethodName, WorldMethods } from '../simulation/world-methods';
import { isBoolean, isFiniteNumber, isRecord, isString, nullOr, oneOf, optional } from '../world/guards';
import { isZone } from './is-zone';
import {
  type Check,
  hasFields,
  isDirection,
  isDisplayMode,
  isEntry,
  isInstant,
  isLineEvent,
  isState,
  isStrings,
  isTexts,
  listOf,
} from './message-shapes';

/** Nobody reads it. */
const isUnused: Check = () => true;
const isModel = oneOf(MODELS);
/** Accepts null, too. */
const maybe =
  (isValid: Check): Check =>
  (value) =>
    value === null || isValid(value);

const isPoint: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(isFiniteNumber);

const isScreenText = hasFields<ScreenText>({ id: isString, text: isString, isVisible: isBoolean });

const isScreenPart = hasFields<ScreenPart>({
  tag: isString,
  id: isString,
  ancestorIds: isStrings,
  fill: isString,
  alpha: isFiniteNumber,
  corners: (value) => value === undefined || listOf(isPoint)(value),
  text: (value) => value === undefined || isShownText(value),
});

const isShownText = hasFields<NonNullable<ScreenPart['text']>>({
  shown: isString,
  isCut: isBoolean,
  size: isFiniteNumber,
  weight: oneOf<FontWeight>(['light', 'regular', 'bold']),
});

const isLine = hasFields<LineRecord>({
  event: isLineEvent,
  count: isFiniteNumber,
  first: isInstant,
  last: isInstant,
});

const isRequest = hasFields<RequestRecord>({
  t: isInstant,
  method: isString,
  url: isString,
  status: optional(isFiniteNumber),
});

const isFile = hasFields<FileRecord>({
  t: isInstant,
  direction: isDirection,
  name: isString,
  bytes: isFiniteNumber,
  state: isString,
});

const isReportLine = hasFields<ReportLine>({
  text: isString,
  at: optional(isString),
  stack: optional(isStrings),
  count: isFiniteNumber,
  first: isString,
  last: isString,
});
const areReportLines = listOf((value) => isString(value) || isReportLine(value));
const isTotals = hasFields<MessageTotals>({ count: isFiniteNumber, bytes: isFiniteNumber });

const isReport = hasFields<Report>({
  device: hasFields<Report['device']>({
    display: hasFields<Report['device']['display']>({ mode: isDisplayMode, lit: nullOr(isFiniteNumber) }),
    texts: listOf(
      hasFields<Report['device']['texts'][number]>({ id: isString, text: isString, visible: isBoolean }),
    ),
    console: areReportLines,
    errors: areReportLines,
    warnings: areReportLines,
  }),
  companion: hasFields<Report['companion']>({
    console: areReportLines,
    errors: areReportLines,
    requests: listOf(
      hasFields<Report['companion']['requests'][number]>({
        t: isString,
        method: isString,
        url: isString,
        status: nullOr(isFiniteNumber),
      }),
    ),
  }),
  settings: hasFields<Report['settings']>({ keys: isTexts, tree: nullOr(isRecord) }),
  link: hasFields<Report['link']>({
    messages: hasFields<Report['link']['messages']>({ toWatch: isTotals, toPhone: isTotals }),
    files: listOf(
      hasFields<Report['link']['files'][number]>({
        t: isString,
        name: isString,
        bytes: isFiniteNumber,
        state: isString,
      }),
    ),
  }),
  screenshots: isStrings,
  dropped: optional(isRecord),
});

const areSteps = listOf((step) => isRecord(step) && isInstant(step.at) && isRecord(step.act));

/** What is read before the recording is written as a scenario, which is checked as a whole. */
const isRecording = hasFields<Recording>({
  spec: (value) => isRecord(value) && isModel(value.model) && isZone(value.zone) && isInstant(value.start),
  app: hasFields<Recording['app']>({ fileName: isString, name: isString, uuid: isString }),
  steps: (value) => Array.isArray(value) && value.length <= MAX_STEPS && areSteps(value),
  now: isInstant,
  texts: listOf(hasFields<Recording['texts'][number]>({ id: isString, text: isString })),
  isCut: isBoolean,
});

const areItems = listOf(
  hasFields<StoredItem>({
    key: isString,
    bytes: isFiniteNumber,
    text: nullOr(isString),
    hasSecret: isBoolean,
  }),
);

const CHECKS: Readonly<Record<WorldMethodName, Check>> = {
  // `checkApp` makes the best of it.
  load: isUnused,
  loadNothing: isUnused,
  start: isUnused,
  run: isInstant,
  now: isInstant,
  perform: isUnused,
  beginSignIn: isUnused,
  signInProblem: nullOr(isString),
  addFault: isUnused,
  recording: isRecording,
  replayTo: isBoolean,
  state: isState,
  entries: listOf(isEntry),
  settings: isTexts,
  storage: hasFields<StorageInfo>({ settings: areItems, local: areItems, files: areItems }),
  texts: listOf(isScreenText),
  elements: listOf(isScreenPart),
  lines: listOf(isLine),
  requests: listOf(isRequest),
  files: listOf(isFile),
  picture: hasFields<ReturnType<WorldMethods['picture']>>({ svg: isString, model: isModel }),
  report: hasFields<ReturnType<WorldMethods['report']>>({ report: isReport, errors: isFiniteNumber }),
  entry: nullOr(isString),
  openApp: isUnused,
  settingsScript: hasFields<ReturnType<WorldMethods['settingsScript']>>({ name: isString, script: isString }),
  describeTarget: hasFields<TargetDescription>({
    model: isModel,
    app: maybe(hasFields<NonNullable<TargetDescription['app']>>({ uuid: isString, buildId: isString })),
  }),
  install: isUnused,
  launch: isUnused,
  evaluate: maybe(
    (value) => isRecord(value) && ('error' in value ? isString(value.error) : isString(value.text)),
  ),
  listenConsole: isUnused,
  join: isUnused,
  leave: isUnused,
  setAttended: isUnused,
  receive: isUnused,
  visit: maybe(
    hasFields<BrowserResponse>({ status: isFiniteNumber, location: optional(isString), html: isString }),
  ),
  cancelVisit: isUnused,
  fetched: isUnused,
  measured: isUnused,
  ping: isFiniteNumber,
};

/** Whether a value that a world returned has the type of the method's result. */
export function isResultOf(method: WorldMethodName, result: unknown): boolean {
  return CHECKS[method](result);
}
