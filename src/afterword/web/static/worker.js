'use strict';
// Without a network: the page to note an interview on, and what it needs. Nothing personal is kept here.
const SHELL = /* SHELL */ null, TODAY = /* TODAY */ null, CAPTURE = /* CAPTURE */ null; // filled in by the server
const PLAIN = CAPTURE + '?plain=1', CACHE = 'afterword-' + SHELL.join();
self.addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll(SHELL);
  await cache.add(new Request(PLAIN, { cache: 'reload' }));
  await self.skipWaiting();
})()));
self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('afterword-') && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));
self.addEventListener('fetch', event => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/static/')) event.respondWith(caches.match(request).then(found => found || fetch(request)));
  else if (request.mode === 'navigate' && [TODAY, CAPTURE].includes(url.pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(PLAIN)));
  }
});
