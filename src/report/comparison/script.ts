/** The page's only script: narrows the problems by text and state, and opens folded parts for printing. All is readable without it. */
export const COMPARISON_SCRIPT = `
(() => {
  'use strict';
  const form = document.getElementById('filter');
  const opened = [];
  addEventListener('beforeprint', () => {
    for (const part of document.querySelectorAll('details:not([open])')) { part.open = true; opened.push(part); }
  });
  addEventListener('afterprint', () => { for (const part of opened.splice(0)) part.open = false; });
  if (!form) return;
  const words = document.getElementById('filter-words');
  const state = document.getElementById('filter-state');
  const rows = [...document.querySelectorAll('[data-move]')].map((row) => ({
    row, state: row.dataset.move, site: row.closest('[data-site]'),
  }));
  for (const one of rows) one.text = (one.site.dataset.site + ' ' + one.row.textContent).toLowerCase();
  const narrow = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const sites = new Map();
    let shown = 0;
    for (const one of rows) {
      const fits = (!state.value || state.value === one.state) && wanted.every((word) => one.text.includes(word));
      one.row.hidden = !fits;
      if (fits) shown++;
      sites.set(one.site, sites.get(one.site) || fits);
    }
    const isAsked = wanted.length > 0 || state.value !== '';
    for (const site of document.querySelectorAll('[data-site]')) {
      site.hidden = isAsked && !sites.get(site);
      for (const part of site.querySelectorAll('details.still')) part.open = isAsked && !!part.querySelector('[data-move]:not([hidden])');
    }
    document.getElementById('filter-none').hidden = shown > 0;
    document.getElementById('filter-count').textContent =
      form.dataset.shown.replace('{shown}', shown).replace('{total}', rows.length);
  };
  let waiting = 0;
  form.hidden = false;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(narrow, 60); };
  form.addEventListener('input', soon);
  document.getElementById('filter-clear').addEventListener('click', () => { words.value = ''; state.value = ''; narrow(); });
  narrow();
})();
`;
