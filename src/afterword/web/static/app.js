'use strict';
// Pages work without this file. It adds live checks, keys, the call's clock, and what is noted without a network.
// The addresses of pages: the server knows them by name.
const addresses = document.documentElement.dataset;
const policy = window.trustedTypes
  ? trustedTypes.createPolicy('afterword', {
    createHTML: text => text,
    createScriptURL: url => { if (url !== addresses.worker) throw new TypeError(url); return url; },
  })
  : { createHTML: text => text, createScriptURL: url => url };
if (window.htmx) {
  htmx.registerExtension('trusted', { init: api => api.initSecurity(policy, () => { throw new Error('no code in attributes'); }) });
}
const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const person = document.documentElement.dataset.person;

// Errors of the network: said once, in the place for alerts.
const alertBox = find('#alert');
const alertNow = text => { if (alertBox) { alertBox.textContent = text; alertBox.hidden = false; } };
const unreachable = event => {
  // A note that waits on this device needs no answer.
  if (alertBox && event.detail.error?.name !== 'AbortError' && !event.target.closest?.('[data-offline]')) alertNow(alertBox.dataset.unreachable);
};
document.addEventListener('htmx:error', unreachable);
document.addEventListener('htmx:config:request', event => {
  // A check while somebody types needs no file, however large.
  for (const field of all('[data-drop] [name]')) event.detail.ctx.request.body?.delete?.(field.name);
});
document.addEventListener('htmx:response:error', event => {
  const { status, headers } = event.detail.ctx.response;
  const told = headers.get('Afterword-Alert'); // what's wrong with the disk, or the database
  if (told) alertNow(decodeURIComponent(told)); else if (status >= 500) unreachable(event);
});
document.addEventListener('htmx:after:swap', event => {
  // It comes too where nothing was swapped: the words about that stay.
  if (alertBox && !(event.detail.ctx?.response?.status >= 500)) alertBox.hidden = !alertBox.childElementCount;
});

// Where a page asks for the person's own zone, or the present time.
for (const field of all('[data-zone]')) if (!field.value) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (field.tagName !== 'SELECT' || [...field.options].some(option => option.value === zone)) field.value = zone;
}
const setNow = () => {
  for (const field of all('[data-now]')) if (!field.value) {
    const now = new Date(); now.setMinutes(now.getMinutes() - now.getMinutes() % 5 - now.getTimezoneOffset());
    field.value = now.toISOString().slice(0, 16);
  }
};
setNow();

// Keys.
const items = () => all('[data-item]');
let here = -1;
const stand = to => {
  const list = items(); if (!list.length) return;
  here = Math.max(0, Math.min(list.length - 1, to));
  list.forEach((item, at) => item.classList.toggle('here', at === here));
  (find('[data-primary], a.what, a.button', list[here]) || find('a', list[here])).focus();
};
for (const button of all('[data-copy]')) button.hidden = false;
for (const button of all('[data-opens]')) { button.hidden = false; button.addEventListener('click', () => find('#' + button.dataset.opens).showModal()); }
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select, [contenteditable]')) return;
  if (find('dialog[open]')) return;
  const item = items()[here < 0 ? 0 : here];
  const keys = {
    j: () => stand(here + 1), k: () => stand(here - 1),
    e: () => item && location.assign(item.dataset.done),
    s: () => item && find('#later-' + CSS.escape(item.dataset.later))?.requestSubmit(),
    c: () => location.assign(addresses.capture), '?': () => find('#keys')?.showModal(),
  };
  if (event.key === 'Enter' && here >= 0 && event.target === document.body) { location.assign(item.dataset.open); return; }
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});

// Compose: a finding shows its place, a fix goes in, words can be copied.
const text = find('#text');
const place = (whole, points) => [...whole].slice(0, points).join('').length; // code points to what a field counts in
document.addEventListener('click', event => {
  const shown = event.target.closest('[data-start]');
  if (shown && text) {
    const field = shown.dataset.part === 'subject' ? find('#subject') || text : text;
    const from = place(field.value, +shown.dataset.start), to = place(field.value, +shown.dataset.end);
    field.focus();
    if (shown.dataset.fix !== undefined) {
      field.setRangeText(shown.dataset.fix, from, to, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    } else field.setSelectionRange(from, to);
  }
  const copy = event.target.closest('[data-copy]');
  if (copy) {
    const from = find(copy.dataset.copy);
    // Where the browser forbids copying, the words are selected, ready for the keyboard.
    navigator.clipboard.writeText(from.value).then(() => { copy.textContent = copy.dataset.copied; }).catch(() => from.select());
  }
});

// Counting clocks: to a moment, or from a button's press.
const two = number => String(number).padStart(2, '0');
const spoken = seconds => `${Math.floor(seconds / 3600) ? Math.floor(seconds / 3600) + ':' : ''}${two(Math.floor(seconds / 60) % 60)}:${two(Math.floor(seconds) % 60)}`;
const days = seconds => seconds < 86400 ? '' : new Intl.NumberFormat(document.documentElement.lang,
  { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(Math.floor(seconds / 86400)) + ' ';
const ticking = () => {
  for (const clock of all('[data-until]')) {
    const left = (Date.parse(clock.dataset.until) - Date.now()) / 1000;
    clock.textContent = left > 0 ? (clock.dataset.left ? clock.dataset.left + ' ' : '') + days(left) + spoken(left % 86400) : clock.dataset.over;
  }
  for (const clock of all('[data-clock]')) {
    clock.textContent = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: clock.dataset.clock }).format();
  }
};
if (find('[data-until], [data-clock]')) { ticking(); setInterval(ticking, 1000); }
const timer = find('[data-timer]');
if (timer) {
  const shown = find('output', timer), note = find('[data-nudge]', timer), button = find('button', timer);
  let began = 0, running = 0;
  timer.hidden = false;
  button.addEventListener('click', () => {
    if (running) { clearInterval(running); running = 0; button.textContent = button.dataset.start; return; }
    began = Date.now(); button.textContent = button.dataset.stop;
    running = setInterval(() => {
      const seconds = (Date.now() - began) / 1000;
      shown.textContent = spoken(seconds);
      const long = seconds >= +timer.dataset.timer;
      shown.classList.toggle('long', long); note.hidden = !long;
    }, 250);
  });
}
for (const drop of all('[data-drop]')) {
  const field = find('input[type=file]', drop), press = find('[formaction]', drop); // none: its form's own button
  const go = () => field.form.requestSubmit(press);
  drop.addEventListener('dragover', event => { event.preventDefault(); });
  drop.addEventListener('drop', event => { event.preventDefault(); field.files = event.dataTransfer.files; go(); });
  field.addEventListener('change', () => { if (drop.dataset.drop === 'now') go(); });
  // Return in the invite's company would press the form's first button.
  if (press) drop.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.name === 'invite_company') { event.preventDefault(); go(); }
  });
}

// The outbox: what is noted is kept here first, and sent when the server is there. Each note has a key, made now:
// a page from the cache would bring the same one every time.
const store = () => new Promise((done, failed) => {
  const asked = indexedDB.open('afterword', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('outbox', { keyPath: 'key' });
  asked.onsuccess = () => done(asked.result); asked.onerror = () => failed(asked.error);
});
const outbox = async (mode, work) => {
  const database = await store();
  return new Promise((done, failed) => {
    const change = database.transaction('outbox', mode), answer = work(change.objectStore('outbox'));
    change.oncomplete = () => { database.close(); done(answer.result); };
    change.onerror = () => failed(change.error);
  });
};
// The database takes a moment, and a page left within it would take the note along: what is noted stands at once in a
// place that does not wait, until the database has it. The next page brings over what was left there.
const NOTED = 'noted ';
const bringOver = async item => { await outbox('readwrite', all => all.put(item)); localStorage.removeItem(NOTED + item.key); };
const keep = item => {
  try { localStorage.setItem(NOTED + item.key, JSON.stringify(item)); } catch { /* full, or forbidden: the database alone */ }
  return bringOver(item);
};
const bringAll = async () => {
  for (const name of Object.keys(localStorage)) if (name.startsWith(NOTED)) await bringOver(JSON.parse(localStorage[name]));
};
const lastPerson = () => person || localStorage.getItem('person') || '';
if (person) localStorage.setItem('person', person);
const tell = async said => {
  const box = find('#outbox'); if (!box) return;
  const left = (await outbox('readonly', all => all.getAll())).filter(item => item.person === lastPerson());
  const refused = left.find(item => item.refused);
  if (refused) {
    box.textContent = `${refused.fields.company || ''} ${box.dataset.refused} ${refused.refused} `;
    const open = document.createElement('button');
    open.type = 'button'; open.className = 'button quiet'; open.textContent = box.dataset.mend;
    open.addEventListener('click', () => mend(refused));
    box.append(open);
  }
  else if (left.length) box.textContent = `${left.length} ${said === 'signin' ? box.dataset.signin : box.dataset.waiting} ${left.map(item => item.fields.company).join(', ')}`;
  else if (said === 'sent') box.textContent = box.dataset.sent;
  box.hidden = !(left.length || said === 'sent');
};
// A note that could not be taken goes back into the form, under its own key; it leaves the store when it is sent.
const mend = item => {
  const form = find('form[data-offline]'), at = item.fields.case || '';
  // It offers itself again on the page that has the form for it.
  if (!form || at !== (form.elements.case?.value || '')) { location.assign(addresses.capture + (at ? '?case=' + at : '')); return; }
  for (const [name, value] of Object.entries(item.fields)) {
    const field = form.elements[name];
    if (!field || name === 'once') continue;
    if (field instanceof RadioNodeList || field.type !== 'checkbox') field.value = value; else field.checked = true;
  }
  if (item.fields.by) find('#meant', form).innerHTML = policy.createHTML('<input type="hidden" name="by">'), form.elements.by.value = item.fields.by;
  form.dataset.key = item.key;
  find('details', form).open = true;
  (form.elements.company && !form.elements.company.value ? form.elements.company : form.elements.who).focus();
};
let sent = 0, waiting = 0;
const send = () => navigator.locks.request('outbox', { ifAvailable: true }, async lock => {
  if (!lock) return undefined;
  const items = (await outbox('readonly', all => all.getAll())).filter(item => !item.refused);
  if (!items.length) return undefined;
  // A server can go away in the middle of an answer too, so its body is read where that is caught.
  let fresh, token, now;
  try {
    fresh = await fetch(addresses.token, { headers: { Accept: 'application/json' } });
    if (fresh.ok) ({ token, person: now } = await fresh.json());
  } catch { return undefined; }
  if (fresh.status === 401) return 'signin';
  if (!fresh.ok) return undefined;
  for (const item of items) {
    if (item.person && item.person !== now) continue; // somebody else's
    let answer, made, why;
    try {
      answer = await fetch(addresses.capture, { method: 'POST', body: new URLSearchParams(item.fields),
        headers: { Accept: 'application/json', 'Idempotency-Key': item.key, 'X-CSRFToken': token } });
      if (answer.ok) made = (await answer.json()).case; else why = await answer.text();
    } catch { return undefined; }
    if (answer.ok) { await outbox('readwrite', all => all.delete(item.key)); sent += 1; item.done = made; }
    else if (answer.status >= 400 && answer.status < 500 && ![401, 403, 408, 409, 429].includes(answer.status)) {
      item.refused = why;
      if (answer.status === 404) delete item.fields.case; // gone meanwhile: it can still be a case of its own
      await outbox('readwrite', all => all.put(item));
    }
    else return answer.status === 401 || answer.status === 403 ? 'signin' : undefined;
  }
  return items.length === 1 ? items[0].done : undefined;
});
const sendAll = async () => {
  if (!('locks' in navigator)) return undefined;
  const said = await send();
  await tell(said === 'signin' ? said : sent ? 'sent' : '');
  const left = (await outbox('readonly', all => all.getAll())).some(item => !item.refused);
  clearTimeout(waiting);
  if (left) waiting = setTimeout(sendQuietly, 4000); // only while something waits
  return said;
};
// Nobody waits for these: what fails stays in the outbox, and the next page tries again.
const sendQuietly = () => sendAll().catch(() => {});
const handOver = (form, key) => {
  localStorage.removeItem(NOTED + key);
  const once = find('[name=once]', form); if (once) once.value = key;
  form.removeAttribute('data-offline'); form.submit();
};
document.addEventListener('submit', async event => {
  const form = event.target;
  if (!form.matches('[data-offline]') || !('locks' in navigator) || event.submitter?.name) return;
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form));
  delete fields.csrfmiddlewaretoken;
  for (const field of all('[data-drop] [name]')) delete fields[field.name]; // an invite is read, not noted
  const key = form.dataset.key || crypto.randomUUID();
  form.dataset.key = key;
  try { await keep({ key, fields, person: lastPerson() }); } catch { handOver(form, key); return; } // no database here
  const button = event.submitter; if (button) button.disabled = true;
  let said, kept;
  try { said = await sendAll(); kept = await outbox('readonly', all => all.get(key)); } catch { handOver(form, key); return; }
  if (button) button.disabled = false;
  if (kept && kept.refused) {
    // The server's own page says what is wrong, field by field.
    await outbox('readwrite', all => all.delete(key));
    handOver(form, key);
    return;
  }
  delete form.dataset.key;
  if (typeof said === 'number') location.assign(addresses.case.replace(/0$/, said));
  else {
    form.reset();
    for (const field of all('[data-now]', form)) field.value = '';
    setNow(); find('#main').focus(); scrollTo(0, 0);
  }
});
addEventListener('online', sendQuietly);
document.addEventListener('visibilitychange', () => { if (!document.hidden && find('#outbox:not([hidden])')) sendQuietly(); });
if (find('#outbox') && 'indexedDB' in window) bringAll().catch(() => {}).then(sendQuietly); // no database: forms go the plain way
if (person && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register(policy.createScriptURL(addresses.worker)).catch(() => {}); // the server is away: the next page tries again
}
for (const out of all('[data-sign-out]')) out.addEventListener('submit', async event => {
  if (out.dataset.ready) return;
  event.preventDefault();
  // Without a database or a cache here, there is nothing to lose or to clear: signing out goes on.
  const left = await outbox('readonly', all => all.count()).catch(() => 0);
  if (left && !confirm(out.dataset.waiting)) return;
  try { for (const name of await caches.keys()) await caches.delete(name); } catch { /* no cache */ }
  out.dataset.ready = '1'; out.submit();
});
