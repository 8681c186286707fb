import clock from 'clock';
import { display } from 'display';
// biome-ignore lint/style/useNodejsImportProtocol: the watch's module, not Node's
import * as fs from 'fs';
import { type Seconds, SNAPSHOT_FILE } from '../common/snapshot';
import { drawAlwaysOn, hideAlwaysOn, isAlwaysOnActive } from './always-on';
import { createView } from './create-view';
import { forgetElements, onTap } from './elements';
import { drawFace, drawFaceReadings, goHome, isHomeOpen, turnPage } from './face';
import { catchFault } from './page-fault';
import { forgetSyncing, onNewFile, onPhoneChange, requestRefresh, takeSnapshotFile } from './phone';
import { drawRim } from './rim';
import { isGrowthDue, startGrowth, stopGrowth } from './rim-growth';
import { onReading, readPastMinutes, readSensors, startSensors, stopSensors } from './sensors';
import { openSnapshotStore } from './snapshot-store';
import { isRefreshDue } from './staleness';
import { createStepCounter } from './step-counter';
import type { View } from './view';

const snapshots = openSnapshotStore(fs, console);
const stepCounter = createStepCounter(fs, readPastMinutes, console);

// One face runs in a process, so the module keeps its state.
/** What is on the screen; undefined until the display is on for the first time. */
let view: View | undefined;
/** When the last request for a sync went out; 0: never. */
let requestedAt: Seconds = 0;

/** Brings the screen up to now. While nobody can see it, nothing is read, counted, drawn or requested. */
function update(isWake?: boolean): void {
  const isAlwaysOn = isAlwaysOnActive();
  if (!display.on && !isAlwaysOn) return;
  const current = createView(snapshots.latest, stepCounter.buckets, view, isWake);
  view = current;
  if (isAlwaysOn) {
    drawAlwaysOn(current);
    return;
  }
  stepCounter.count(current.day, current.minute, current.readings.steps, isWake);
  if (isHomeOpen() && isGrowthDue(current, isWake)) startGrowth(drawCurrentRim);
  drawFace(current);
  if (isRefreshDue(current, requestedAt) && requestRefresh()) requestedAt = current.now;
}

function drawCurrentRim(): void {
  if (view) drawRim(view);
}

function handleDisplayChange(): void {
  const isAlwaysOn = isAlwaysOnActive();
  const isOn = display.on;
  clock.granularity = isOn || isAlwaysOn ? 'minutes' : 'off';
  if (isOn && !isAlwaysOn) {
    hideAlwaysOn();
    update(true);
    startSensors();
  } else {
    stopSensors();
    stepCounter.save();
    forgetSyncing();
    stopGrowth();
    goHome();
    // Drawn now, so that the next wake does not begin with another page.
    if (view) drawFace(view);
    forgetElements();
    update();
  }
  // One that met a full disk is still in the inbox.
  takeSnapshots();
}

function takeSnapshots(): void {
  while (takeSnapshotFile()) if (snapshots.acceptFile(SNAPSHOT_FILE)) update();
}

/** `update` for callers that pass arguments of their own. */
function redraw(): void {
  update();
}

function handleTap({ screenX, screenY }: MouseEvent): void {
  turnPage(screenX, screenY);
  update();
}

onReading(() => {
  if (!view) return;
  view.readings = readSensors();
  drawFaceReadings(view);
});
onPhoneChange(redraw);
catchFault('touch', () => {
  onTap('touch', handleTap);
});
clock.ontick = redraw;
display.onchange = handleDisplayChange;
onNewFile(takeSnapshots);
handleDisplayChange();
