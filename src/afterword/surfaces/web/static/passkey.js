'use strict';
// Passkeys: the browser's own words for what the server asks, and back. Without them the other ways in remain.
const said = document.querySelector('#passkey-said');
const tell = words => { said.textContent = words; said.hidden = false; };
const known = window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON;
const given = () => JSON.parse(document.querySelector('#js_data').textContent);
const asked = async form => (await (await fetch(form.action, { headers: { Accept: 'application/json' } })).json()).request_options;
const ways = {
  create: async () => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(given().creation_options.publicKey) }),
  given: async () => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(given().publicKey || given().request_options.publicKey) }),
  get: async form => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON((await asked(form)).publicKey) }),
};
document.addEventListener('submit', async event => {
  const form = event.target;
  if (!form.dataset.passkey) return;
  event.preventDefault();
  if (!known) { tell(said.dataset.lacking); return; }
  try {
    form.elements.credential.value = JSON.stringify((await ways[form.dataset.passkey](form)).toJSON());
    form.submit();
  } catch { tell(said.dataset.failed); }
});
