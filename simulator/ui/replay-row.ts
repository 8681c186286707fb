import type { AppInfo } from '../simulation/protocol';
import { messageOf } from '../world/message-of';
import { createElement, getElement } from './dom';
import { fetchForPage, saveFile } from './download';
import { packText, unpackText } from './pack-text';
import { readToken } from './token';
import { createButton, createRow } from './what-if/rows';

/** Longest link, characters. Some programs cut a longer one. */
const MAX_LINK_LENGTH = 4_000;
/** Our own app, whose package everybody has. */
export const OWN_UUID = 'c6f40676-5174-449c-b01a-e1bbc624e502';
const PATH = '/moment.yaml';
const LINK = /^#do=([\w-]+)$/;

/** This moment: what was done on the page, as a link or a file, and the way back to it. */
export class ReplayRow {
  /** The last row of *What if*. */
  readonly element: HTMLElement;
  private readonly copyButton = createButton('Copy link', () => void this.report(() => this.copyLink()));
  private readonly saveButton = createButton('Save', () => void this.report(() => this.save()));
  private readonly openButton = createButton('Open…', () => this.fileInput.click());
  private readonly fileInput = createElement('input', {
    type: 'file',
    id: 'moment-file',
    accept: '.yaml,.yml',
    hidden: true,
  });

  private readonly askDialog = getElement('#link-ask', HTMLDialogElement);

  constructor(private readonly notify: (text: string) => void) {
    window.addEventListener('hashchange', () => void this.openLink());
    this.copyButton.id = 'moment-link';
    this.saveButton.id = 'moment-save';
    this.openButton.id = 'moment-open';
    this.fileInput.addEventListener('change', () => {
      const file = this.fileInput.files?.[0];
      this.fileInput.value = '';
      if (file) void this.openFile(file);
    });
    this.element = createRow(
      'This moment',
      '',
      this.copyButton,
      this.saveButton,
      this.openButton,
      this.fileInput,
    );
    this.element.classList.add('wi__moment');
  }

  show({ uuid }: AppInfo): void {
    this.copyButton.hidden = uuid !== OWN_UUID;
    if (uuid === OWN_UUID) void this.openLink();
  }

  /** Begins at the start of a saved moment and does the same again. */
  async openFile(file: Blob): Promise<void> {
    await this.report(async () => this.play(await file.text()));
  }

  /**
   * Does what a copied link says, once, if the person wants it: any web page may have opened it. The address forgets
   * it.
   */
  private async openLink(): Promise<void> {
    const [, packed] = LINK.exec(location.hash) ?? [];
    if (packed === undefined) return;
    history.replaceState(null, '', location.pathname);
    if (!(await this.askWhetherToPlay())) return;
    await this.report(async () => this.play(await unpackText(packed)));
  }

  private askWhetherToPlay(): Promise<boolean> {
    const { askDialog } = this;
    // Another link has come meanwhile.
    if (askDialog.open) askDialog.close('');
    askDialog.returnValue = '';
    askDialog.showModal();
    return new Promise((resolve) =>
      askDialog.addEventListener('close', () => resolve(askDialog.returnValue === 'play'), { once: true }),
    );
  }

  private async play(text: string): Promise<void> {
    const response = await fetch(PATH, { method: 'POST', headers: { 'x-token': readToken() }, body: text });
    if (!response.ok) throw new Error(await response.text());
  }

  private async copyLink(): Promise<void> {
    const link = `${location.origin}/#do=${await packText(await readMoment())}`;
    if (link.length > MAX_LINK_LENGTH) throw new Error('Too much for a link. Save it.');
    await navigator.clipboard.writeText(link);
    this.notify('The link is copied: it does the same again.');
  }

  private async save(): Promise<void> {
    saveFile('moment.yaml', await readMoment());
  }

  /** Runs what can fail with one line for the person. */
  private async report(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.notify(messageOf(error));
    }
  }
}

async function readMoment(): Promise<string> {
  return (await fetchForPage(PATH)).text();
}
