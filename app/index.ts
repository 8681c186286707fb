import clock from 'clock';
import { display } from 'display';
// biome-ignore lint/style/useNodejsImportProtocol: the watch's module, not Node's
import * as fs from 'fs';
import { type Seconds, SNAPSHOT_FILE } from '../common/snapshot';
import { drawAlwaysOn, hideAlwaysOn, isAlwaysOnActive } from './always-on';
import { advanceMinute, createView } from './create-view';
import { findElement, forgetElements } from './elements';
import { drawFace, drawFaceReadings, drawMinute, goHome, isHomeOpen, turnPage } from './face';
import { catchFault } from './page-fault';
import { forgetSyncing, onPhoneChange, receivedFiles, requestRefresh, takeSnapshotFile } from './phone';
import { drawRim } from './rim';
import { isGrowthDue, startGrowth, stopGrowth } from './rim-growth';
import { onReading, readPastMinutes, readSensors, switchSensors } from './sensors';
import { openSnapshotStore } from './snapshot-store';
import { isRefreshDue } from './staleness';
import { createStepCounter } from './step-counter';
import type { View } from './view';

const snapshots = openSnapshotStore(fs, console);
const stepCounter = createStepCounter(fs, readPastMinutes, console);

// One face runs in a process, so the module keeps its state.
/** What is on the screen; none until the display is on for the first time, or of a snapshot that was replaced. */
let view: View | null | undefined;
/** When the last request for a sync went out; 0: never. */
let requestedAt: Seconds = 0;

/**
 * Brings the screen up to now. While nobody can see it, nothing is read, counted, drawn or requested. At most ticks of
 * the clock only the time has changed: then nothing else is gathered or drawn.
 */
function update(isWake?: boolean, isTick?: boolean): void {
  const isAlwaysOn = isAlwaysOnActive();
  if (!display.on && !isAlwaysOn) return;
  if (isTick && !isAlwaysOn && view && advanceMinute(view)) {
    drawMinute(view);
  } else {
    view = createView(snapshots.get(), stepCounter.buckets, view, isWake);
    if (isAlwaysOn) {
      drawAlwaysOn(view);
      return;
    }
    stepCounter.count(view.day, view.minute, view.readings.steps, isWake);
    if (isHomeOpen() && isGrowthDue(view, isWake)) startGrowth(() => view && drawRim(view));
    drawFace(view);
    if (isHomeOpen()) snapshots.trim();
  }
  if (isRefreshDue(view, requestedAt) && requestRefresh()) requestedAt = view.now;
}

function handleDisplayChange(): void {
  const isAlwaysOn = isAlwaysOnActive();
  const isOn = display.on;
  clock.granularity = isOn || isAlwaysOn ? 'minutes' : 'off';
  if (isOn && !isAlwaysOn) {
    hideAlwaysOn();
    update(true);
    switchSensors('start');
  } else {
    switchSensors('stop');
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
  while (takeSnapshotFile())
    if (snapshots.accept(SNAPSHOT_FILE)) {
      // It holds the snapshot before, and in the dark it would do so until the next wake.
      view = null;
      update();
    }
}

onReading(() => {
  if (!view) return;
  view.readings = readSensors();
  drawFaceReadings(view);
});
onPhoneChange(update);
catchFault('touch', () => {
  findElement('touch').addEventListener('click', (event) => {
    // It would go on under the next page.
    stopGrowth();
    if (isHomeOpen()) snapshots.restore();
    turnPage(event);
    update();
  });
});
clock.ontick = () => {
  update(false, true);
};
display.onchange = handleDisplayChange;
receivedFiles.onnewfile = takeSnapshots;
handleDisplayChange();
