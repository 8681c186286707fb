import clock from 'clock';
import { display } from 'display';
// biome-ignore lint/style/useNodejsImportProtocol: the watch's module, not Node's
import * as fs from 'fs';
import type { Seconds } from '../common/snapshot';
import { drawAlwaysOn, hideAlwaysOn, isAlwaysOnActive } from './always-on';
import { onTap } from './elements';
import { drawFace, goHome, isHomeOpen, turnPage } from './face';
import { drawReadings } from './pages/home';
import { isLinkOpen, onFile, onLinkChange, onSyncing, requestRefresh } from './phone';
import { isRefreshDue } from './refresh';
import { drawRim } from './rim';
import { isGrowthDue, startGrowth, stopGrowth } from './rim-growth';
import { onReading, readPastMinutes, readSensors, startSensors, stopSensors } from './sensors';
import { openSnapshotStore } from './snapshot-store';
import { createStepCounter } from './step-counter';
import { updateView } from './update-view';
import type { View } from './view';

const warn = (text: string): void => console.warn(text);
const snapshots = openSnapshotStore(fs, warn);
const stepCounter = createStepCounter(fs, readPastMinutes, warn);
const view = { readings: {}, stepBuckets: stepCounter.buckets } as unknown as View;
let requestedAt: Seconds = 0;

/** Nothing is gathered, counted, drawn or asked for while nobody can see it. */
function update(isWake?: boolean): void {
  const isAlwaysOn = isAlwaysOnActive();
  if (!display.on && !isAlwaysOn) return;
  updateView(view, snapshots.latest, isLinkOpen(), isWake);
  if (isAlwaysOn) {
    drawAlwaysOn(view);
    return;
  }
  stepCounter.count(view.day, view.minute, view.readings.steps, isWake);
  if (isHomeOpen() && isGrowthDue(view, isWake)) startGrowth(drawCurrentRim);
  drawFace(view);
  if (isRefreshDue(view.now, view.checkedAt, requestedAt) && requestRefresh()) requestedAt = view.now;
}

function drawCurrentRim(): void {
  drawRim(view);
}

function handleDisplayChange(): void {
  const isAlwaysOn = isAlwaysOnActive();
  clock.granularity = display.on || isAlwaysOn ? 'minutes' : 'off';
  if (display.on && !isAlwaysOn) {
    hideAlwaysOn(view);
    update(true);
    startSensors();
  } else {
    stopSensors();
    stepCounter.save();
    view.isSyncing = false;
    stopGrowth();
    goHome();
    // Drawn now, so that the next wake does not begin with another page.
    if (view.snapshot) drawFace(view);
    update();
  }
}

function setSyncing(isSyncing: boolean): void {
  view.isSyncing = isSyncing;
  update();
}

onReading(() => {
  readSensors(view.readings);
  if (view.snapshot && isHomeOpen()) drawReadings(view);
});
onLinkChange(() => setSyncing(false));
onSyncing(setSyncing);
onTap('touch', (x) => {
  turnPage(x);
  update();
});
clock.ontick = () => update();
display.onchange = handleDisplayChange;
onFile((name) => {
  if (snapshots.acceptFile(name)) update();
});
handleDisplayChange();
