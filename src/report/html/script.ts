/** The page's only script: filters findings, opens folded parts for printing. Everything is readable without it. */
export const SCRIPT = `
(() => {
  'use strict';
  const opened = [];
  addEventListener('beforeprint', () => {
    for (const part of document.querySelectorAll('details:not([open])')) { part.open = true; opened.push(part); }
  });
  addEventListener('afterprint', () => { for (const part of opened.splice(0)) part.open = false; });
  const form = document.getElementById('filter');
  if (!form) return;
  const words = document.getElementById('filter-words');
  const value = document.getElementById('filter-value');
  const count = document.getElementById('filter-count');
  const none = document.getElementById('filter-none');
  const cards = [...document.querySelectorAll('[data-card]')].map((card) => ({ card, text: card.textContent.toLowerCase() }));
  const apply = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const { card, text } of cards) {
      const fits = (!value.value || card.dataset.card === value.value) && wanted.every((word) => text.includes(word));
      card.hidden = !fits;
      if (fits) shown++;
    }
    for (const group of document.querySelectorAll('[data-group]')) group.hidden = !group.querySelector('[data-card]:not([hidden])');
    none.hidden = shown > 0;
    count.textContent = form.dataset.shown.replace('{shown}', shown).replace('{total}', cards.length);
  };
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', apply);
  addEventListener('hashchange', () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const folded = target.closest('details');
    if (folded) folded.open = true;
    if (target.closest('[hidden]')) { words.value = ''; value.value = ''; apply(); }
    target.scrollIntoView();
  });
  apply();
})();
`;
