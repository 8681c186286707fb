import { collectFormEntries, type HtmlForm, parseForms } from '../../../simulator/phone/html-form';

const CONSENT = `<!doctype html>
<!-- <form action="/commented-out"><input name=a></form> -->
<script>document.write('<form action="/scripted"></form>')</script>
<form method="post" action="/oauth2/consent?a=1&amp;b=2">
  <input type=hidden name="request" value="x&quot;y&#39;z &#x263A; 1>0">
  <label><input type="checkbox" name="scope" value="sleep" checked> Sleep</label>
  <label><input type="checkbox" name="scope" value="heartrate" checked/> Heart</label>
  <label><input type="checkbox" name="scope" value="weight"> Weight</label>
  <input type="text" name="off" value="1" disabled>
  <button name="decision" value="deny">Deny</button>
  <button name="decision" value="allow">Allow</button>
</form>
<form><input name="q"></form>`;

function consent(): HtmlForm {
  const [form] = parseForms(CONSENT);
  if (!form) throw new Error('no form');
  return form;
}

function submit(form: HtmlForm, value: string, unticked: string[] = []): [string, string][] {
  const button = form.fields.find((field) => field.value === value);
  if (!button) throw new Error(`no button ${value}`);
  return collectFormEntries(form, button, unticked);
}

test('finds the forms, not those in comments and scripts', () => {
  expect(parseForms(CONSENT).map(({ action, method }) => ({ action, method }))).toEqual([
    { action: '/oauth2/consent?a=1&b=2', method: 'POST' },
    { action: '', method: 'GET' },
  ]);
});

test('sends ticked boxes, and of the buttons the pressed one', () => {
  expect(submit(consent(), 'allow')).toEqual([
    ['request', 'x"y\'z ☺ 1>0'],
    ['scope', 'sleep'],
    ['scope', 'heartrate'],
    ['decision', 'allow'],
  ]);
});

test('leaves unticked boxes out', () => {
  expect(submit(consent(), 'deny', ['sleep'])).toEqual([
    ['request', 'x"y\'z ☺ 1>0'],
    ['scope', 'heartrate'],
    ['decision', 'deny'],
  ]);
});

test('works with broken markup', () => {
  expect(parseForms('<form action=/a><input name=x value="unclosed <button value=allow>')).toMatchObject([
    { action: '/a', method: 'GET' },
  ]);
  expect(parseForms('no markup at all <')).toEqual([]);
  expect(parseForms('<form><input name="a" value="&nope;"></form>')[0]?.fields[0]?.value).toBe('&nope;');
});
