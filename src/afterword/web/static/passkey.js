'use strict';
// Passkeys: the browser's own words for what the server asks, and back. Without them the other ways in remain.
(() => {
  const said = document.querySelector('#passkey-said');
  const tell = words => { said.textContent = words; said.hidden = false; };
  const known = Boolean(window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON);
  const given = () => JSON.parse(document.querySelector('#js_data').textContent);
  const asked = async form => (await (await fetch(form.action, { headers: { Accept: 'application/json' } })).json()).request_options;
  const create = options => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  const get = options => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  const ways = {
    create: async () => create(given().creation_options.publicKey),
    given: async () => get((given().request_options || given()).publicKey),
    get: async form => get((await asked(form)).publicKey),
  };
  // Disabled until now: pressed any sooner, a form would be sent without its key.
  for (const button of document.querySelectorAll('[data-passkey] button')) button.disabled = !known;
  if (!known && document.querySelector('[data-passkey]')) tell(said.dataset.lacking);
  document.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.dataset.passkey) return;
    event.preventDefault();
    try {
      form.elements.credential.value = JSON.stringify((await ways[form.dataset.passkey](form)).toJSON());
      form.submit();
    } catch { tell(said.dataset.failed); }
  });
})();
