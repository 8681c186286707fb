import clock from 'clock';
import { display } from 'display';
// biome-ignore lint/style/useNodejsImportProtocol: the watch's module, not Node's
import * as fs from 'fs';
import type { Seconds } from '../common/snapshot';
import { onTap } from './elements';
import { drawFace, isHomeOpen, turnHome, turnPage } from './face';
import { gather } from './gather';
import { drawLive } from './pages/home';
import { askRefresh, isLinkOpen, onFile, onLink, onSyncing } from './phone';
import { isRefreshDue } from './refresh';
import { drawRim } from './rim';
import { grow, isGrowthDue, stopGrowing } from './rim-growth';
import { feel, onReading, pastMinutes, startSensors, stopSensors } from './sensors';
import { openSnapshots } from './snapshot-store';
import { createStepCounter } from './step-counter';
import type { View } from './view';

const warn = (text: string): void => console.warn(text);
const snapshots = openSnapshots(fs, warn);
const stepCounter = createStepCounter(fs, pastMinutes, warn);
let view: View | undefined;
let syncing = false;
let asked: Seconds = 0;

/** Nothing is gathered, counted, drawn or asked for while nobody can see it. */
function update(wake?: boolean): void {
  if (!display.on) return;
  view = gather(feel(), stepCounter.buckets, snapshots.latest, isLinkOpen(), syncing);
  stepCounter.count(view.day, view.minute, view.live.steps, wake);
  if (isHomeOpen() && isGrowthDue(view, wake)) grow(drawCurrentRim);
  drawFace(view);
  if (isRefreshDue(view.now, view.checked, asked) && askRefresh()) asked = view.now;
}

function drawCurrentRim(): void {
  if (view) drawRim(view);
}

function displayChanged(): void {
  clock.granularity = display.on ? 'minutes' : 'off';
  if (display.on) {
    update(true);
    startSensors();
  } else {
    stopSensors();
    stepCounter.keep();
    syncing = false;
    stopGrowing();
    turnHome();
    // Drawn now, so that the next wake does not begin with another page.
    if (view) drawFace(view);
  }
}

function setSyncing(busy: boolean): void {
  syncing = busy;
  update();
}

onReading(() => {
  if (!view) return;
  view.live = feel();
  if (isHomeOpen()) drawLive(view);
});
onLink(() => setSyncing(false));
onSyncing(setSyncing);
onTap('touch', (x) => {
  turnPage(x);
  update();
});
clock.ontick = () => update();
display.onchange = displayChanged;
onFile((name) => {
  if (snapshots.arrived(name)) update();
});
displayChanged();
