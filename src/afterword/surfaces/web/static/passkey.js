const say = text => { const at = document.querySelector('[data-passkey-said]'); if (at) at.textContent = text; };
const options = id => JSON.parse(document.getElementById(id).textContent);
async function create(button) {
  const form = button.form, given = options('js_data').creation_options.publicKey;
  const made = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(given) });
  form.elements.credential.value = JSON.stringify(made.toJSON()); form.requestSubmit ? form.submit() : form.submit();
}
async function get(button) {
  const form = button.form;
  const answer = await fetch(form.action, { headers: { Accept: 'application/json' } });
  const given = (await answer.json()).request_options.publicKey;
  const got = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(given) });
  form.elements.credential.value = JSON.stringify(got.toJSON()); form.submit();
}
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-passkey]');
  if (!button) return;
  event.preventDefault();
  try { await (button.dataset.passkey === 'create' ? create : get)(button); } catch (error) { say(String(error)); }
});
