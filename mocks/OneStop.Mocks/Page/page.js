// Each switch says itself which admin endpoint it calls; the page then shows the new state.
document.addEventListener('click', async event => {
  const button = event.target.closest('button[data-path]');
  if (!button) return;
  button.disabled = true;
  const answer = await fetch(button.dataset.path, { method: button.dataset.method });
  if (answer.ok) location.reload();
  else button.textContent = `HTTP ${answer.status}`;
});
