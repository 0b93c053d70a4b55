/* Adds to pages that work without it: keys, filters that apply themselves, questions before what cannot be undone. */
(() => {
  'use strict';
  const typing = (target) =>
    target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

  // Filters apply themselves when a choice is made; words wait for Enter.
  for (const form of document.querySelectorAll('form[data-submits]'))
    form.addEventListener('change', (event) => {
      if (event.target instanceof HTMLSelectElement || event.target.type === 'date') form.requestSubmit();
    });
  // What is empty need not stand in the address.
  for (const form of document.querySelectorAll('form[method="get"]'))
    form.addEventListener('submit', () => {
      for (const field of form.elements)
        if ('value' in field && field.value === '' && field.name) field.disabled = true;
    });
  window.addEventListener('pageshow', () => {
    for (const field of document.querySelectorAll('form[method="get"] :disabled')) field.disabled = false;
  });

  for (const form of document.querySelectorAll('form[data-confirm]'))
    form.addEventListener('submit', (event) => {
      if (!window.confirm(form.dataset.confirm)) event.preventDefault();
    });
  // A second click sends nothing twice.
  for (const form of document.querySelectorAll('form[method="post"]'))
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) event.preventDefault();
      else if (!event.defaultPrevented) form.dataset.sent = '1';
    });
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  });

  // Text to be copied, e.g. a link that is shown once.
  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const field = document.getElementById(button.dataset.copy);
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        button.textContent = button.dataset.done;
      } catch {
        field.focus();
      }
    });
  }
  // All boxes of a list at once.
  for (const box of document.querySelectorAll('input[data-ticks]'))
    box.addEventListener('change', () => {
      for (const each of document.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(box.dataset.ticks)}"]`))
        each.checked = box.checked;
    });

  const rows = () =>
    [...document.querySelectorAll('table[data-rows] tbody tr')].filter((row) => row.offsetParent !== null);
  let at = -1;
  const walk = (step) => {
    const all = rows();
    if (all.length === 0) return false;
    const focused = all.findIndex((row) => row.contains(document.activeElement));
    at = Math.min(all.length - 1, Math.max(0, (focused < 0 ? at : focused) + step));
    for (const row of all) row.classList.toggle('at', row === all[at]);
    const link = all[at].querySelector('a[href], button, input');
    if (link) link.focus();
    all[at].scrollIntoView({ block: 'nearest' });
    return true;
  };
  const help = document.getElementById('keys');
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target)) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (event.key === '?' && help) {
      if (help.open) help.close();
      else help.showModal();
      event.preventDefault();
      return;
    }
    if (help && help.open) return;
    const focus = document.querySelector(`[data-focus="${CSS.escape(event.key)}"]`);
    if (focus) {
      focus.focus();
      if (focus.select) focus.select();
      event.preventDefault();
      return;
    }
    // Whatever names its key is pressed by it: links, buttons, boxes to tick, choices.
    const pressed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (pressed) {
      pressed.click();
      event.preventDefault();
      return;
    }
    if ((event.key === 'j' && walk(1)) || (event.key === 'k' && walk(-1))) event.preventDefault();
  });
  // One open menu at a time, closed by Escape or a click elsewhere.
  const menus = () => document.querySelectorAll('details.who[open], details.menu[open]');
  document.addEventListener('click', (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
})();
