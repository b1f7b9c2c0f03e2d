'use strict';
// Words that are being written stand in this browser from the first key on, until the server has them: whatever becomes
// of the page, the network or the session. Each opened page is a writer of its own, so that two tabs can't be confused.
const DRAFT = `draft ${person} `;
const FIELDS = ['text', 'subject', 'channel', 'variant', 'base', 'writer', 'turn'];
const lockOf = writer => 'draft ' + writer;
const entries = () => {
  try {
    return Object.keys(localStorage).filter(name => person && name.startsWith(DRAFT))
      .map(name => ({ ...JSON.parse(localStorage[name]), name })).sort((one, other) => one.at - other.at);
  } catch { return []; } // forbidden, or somebody else's
};
const drafts = () => entries().filter(entry => !entry.saved);
const forget = name => { try { localStorage.removeItem(name); } catch { /* then there was nothing */ } };
// What is saved stays a moment longer: a page that was asked for before that, and arrives after it, shows older words.
const settle = (entry, version) => {
  try { localStorage.setItem(entry.name, JSON.stringify({ ...entry, saved: version })); } catch { forget(entry.name); }
};
const countOf = version => +version.split('.')[2] || 0;
// A new form token: signing in again in another tab makes the old one worthless. What else it tells: who is signed in.
const renewToken = async () => {
  const answer = await fetch(addresses.token, { headers: { Accept: 'application/json' } });
  if (answer.status === 401) return 'signin';
  if (!answer.ok) return 'offline';
  const { token, person: now } = await answer.json();
  if (now !== person) return 'other';
  for (const field of all('[name=csrfmiddlewaretoken]')) field.value = token;
  document.body.setAttribute('hx-headers:inherited', JSON.stringify({ 'X-CSRFToken': token }));
  return '';
};
const tokenNow = () => find('[name=csrfmiddlewaretoken]')?.value || JSON.parse(document.body.getAttribute('hx-headers:inherited'))['X-CSRFToken'];
// Saves once; how it went: saved, offline, signin, other, conflict, refused or gone.
const saveOnce = async (url, fields, again = true) => {
  let answer;
  try {
    answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', cache: 'no-store',
      headers: { 'X-CSRFToken': tokenNow(), Accept: 'text/html' }, signal: AbortSignal.timeout(15000) });
    const version = answer.headers.get('Note-Version');
    if (answer.ok) return { how: 'saved', version, html: await answer.text() };
    if (answer.status === 409 && version !== null) return { how: 'conflict', html: await answer.text() };
    if (answer.status === 403 && again) {
      const why = await renewToken();
      return why ? { how: why } : saveOnce(url, fields, false);
    }
  } catch { return { how: 'offline' }; }
  if (answer.type === 'opaqueredirect' || answer.status === 401) return { how: 'signin' };
  if (answer.status === 404) return { how: 'gone' };
  const told = answer.headers.get('Afterword-Alert'); // what's wrong with the disk, or the database
  if (told) alertNow(decodeURIComponent(told));
  return { how: answer.status >= 500 || [408, 429].includes(answer.status) ? 'offline' : 'refused' };
};

const note = find('#note[data-save]');
if (note && person) {
  const box = find('#saved'), field = name => note.elements[name];
  const name = () => DRAFT + location.pathname + ' ' + field('writer').value;
  const fields = () => Object.fromEntries([...new FormData(note)].filter(([each]) => FIELDS.includes(each)));
  let changed = false, saving = false, kept = true, wait = 0, fails = 0;
  note.autocomplete = 'off'; // what a browser puts back by itself would be older words on a newer version
  const say = how => {
    box.textContent = box.dataset[!kept && !['saving', 'saved'].includes(how) ? 'unkept' : how];
    box.classList.toggle('warn', !['saving', 'saved'].includes(how));
    if (how === 'signin') {
      const way = document.createElement('a');
      way.href = addresses.signIn + '?next=' + encodeURIComponent(location.pathname); way.textContent = box.dataset.way;
      box.append(' ', way);
    }
    box.hidden = false;
  };
  const entryNow = () => ({ path: location.pathname, url: note.dataset.save, title: note.dataset.name, fields: fields(), at: Date.now() });
  const keepHere = () => {
    try { localStorage.setItem(name(), JSON.stringify(entryNow())); kept = true; } catch { kept = false; }
  };
  const later = after => { clearTimeout(wait); wait = setTimeout(save, after); };
  const show = (place, html) => { find(place).innerHTML = policy.createHTML(html); window.htmx?.process(find(place)); };
  const save = async () => {
    if (saving || !changed) return;
    saving = true; changed = false;
    const turn = field('turn').value, { how, version, html } = await saveOnce(note.dataset.save, fields());
    saving = false;
    if (how === 'saved') {
      fails = 0; field('base').value = version;
      if (alertBox && !alertBox.childElementCount) alertBox.hidden = true;
      show('#conflict', ''); show('#findings', html);
      if (field('turn').value === turn) { settle({ ...entryNow(), name: name() }, version); say('saved'); } else later(0);
      return;
    }
    if (how === 'conflict') show('#conflict', html);
    changed = true; say(how === 'gone' ? 'refused' : how);
    if (how === 'offline' || how === 'signin') later(Math.min(30000, 1000 * 2 ** fails++));
  };
  const typed = () => {
    field('turn').value = +field('turn').value + 1;
    changed = true; keepHere();
    if (box.hidden || !box.classList.contains('warn')) say('saving');
    later(150);
  };
  for (const each of [text, find('#subject')]) each?.addEventListener('input', typed);
  note.addEventListener('submit', () => { field('turn').value = +field('turn').value + 1; keepHere(); changed = false; });
  addEventListener('online', () => { fails = 0; later(0); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden && changed) later(0); });
  addEventListener('pagehide', () => {
    if (!changed && !saving) return;
    // Nobody waits for the answer; if it doesn't arrive, the words stand here and are sent by the next page.
    fetch(note.dataset.save, { method: 'POST', keepalive: true, body: new URLSearchParams(fields()), headers: { 'X-CSRFToken': tokenNow() } }).catch(() => {});
  });
  addEventListener('beforeunload', event => { if (!kept && (changed || saving)) event.preventDefault(); });
  // What an earlier page couldn't save comes back, once that page is gone: the lock is its sign of life.
  const conflicted = Boolean(find('#conflict section')); // the server showed both; nothing is saved before one is chosen
  if (conflicted) { changed = true; keepHere(); say('conflict'); }
  const takeUp = entry => {
    if (conflicted) return;
    const [writer, turn] = field('base').value.split('.');
    if (writer === entry.fields.writer && +turn >= +entry.fields.turn) { forget(entry.name); return; } // it's on this page
    if (changed || saving) return; // words of this page come first; the others wait for the next one
    if (entry.saved && countOf(entry.saved) <= countOf(field('base').value)) { forget(entry.name); return; }
    if (entry.fields.text === text.value && entry.fields.subject === (find('#subject')?.value ?? entry.fields.subject)) { forget(entry.name); return; }
    for (const each of ['text', 'subject', 'variant', 'base', 'writer', 'turn']) if (field(each) && entry.fields[each] !== undefined) field(each).value = entry.fields[each];
    if (entry.saved) { field('base').value = entry.saved; forget(entry.name); }
    changed = true; say('saving'); later(0);
  };
  const live = (writer, work) => {
    if (!('locks' in navigator)) { work(); return; }
    navigator.locks.request(lockOf(writer), () => { work(); return new Promise(() => {}); });
  };
  live(field('writer').value, () => {});
  for (const entry of entries()) if (entry.path === location.pathname) live(entry.fields.writer, () => takeUp(entry));
}

// Of other pages that are gone: saved from here, or named until they can be.
const saveRest = async () => {
  const open = 'locks' in navigator ? (await navigator.locks.query()).held.map(each => each.name) : [];
  const left = [];
  for (const entry of drafts()) {
    if (entry.path === location.pathname || open.includes(lockOf(entry.fields.writer))) continue;
    const { how, version } = await saveOnce(entry.url, entry.fields);
    if (how === 'saved') settle(entry, version); else if (how === 'gone') forget(entry.name); else left.push(entry);
  }
  for (const entry of entries()) if (entry.saved && Date.now() - entry.at > 60000) forget(entry.name);
  const box = find('#unsaved');
  if (!box) return;
  box.hidden = !left.length; box.textContent = box.dataset.unsaved;
  for (const entry of left) {
    const way = document.createElement('a');
    way.href = entry.path; way.textContent = entry.title;
    box.append(' ', way);
  }
};
const saveRestQuietly = () => saveRest().catch(() => {}); // what couldn't be saved is still here for the next page
if (person) { saveRestQuietly(); addEventListener('online', saveRestQuietly); }
for (const out of all('[data-sign-out]')) out.addEventListener('submit', event => {
  if (drafts().length && !confirm(find('#unsaved').dataset.leave)) { event.preventDefault(); event.stopImmediatePropagation(); }
}, { capture: true });
