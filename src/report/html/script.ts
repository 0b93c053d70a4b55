/** The page's only script: narrows the findings, keeps what is wanted in the address, opens folded parts for printing. Everything is readable without it. */
export const SCRIPT = `
(() => {
  'use strict';
  const form = document.getElementById('filter');
  const fields = form ? [...form.querySelectorAll('[data-filter]')] : [];
  const none = document.getElementById('filter-none');
  let cards;
  const lazily = (make) => { let made; return () => made ??= make(); };
  const textOf = (elements) => lazily(() => elements.map((element) => element.textContent.toLowerCase()).join(' '));
  const read = () => cards ??= [...document.querySelectorAll('[data-card]')].map((card) => {
    const group = card.closest('[data-group]');
    const findings = [...card.querySelectorAll('[data-finding]')].map((item) =>
      ({ item, text: textOf([item]), unit: item.dataset.unit ?? '', column: item.dataset.column ?? '' }));
    const own = textOf([...card.children].filter((part) => !part.matches('.findings')));
    return { card, group, findings, own, outcome: card.dataset.card, level: card.dataset.level, section: group.dataset.group };
  });
  const hide = (element, isHidden) => { if (element.hidden !== isHidden) element.hidden = isHidden; };
  const narrow = (wanted) => {
    const words = (wanted.words ?? '').toLowerCase().split(/\\s+/).filter(Boolean);
    const groups = new Map();
    let shown = 0;
    let places = 0;
    for (const { card, group, findings, own, ...facts } of read()) {
      const fits = ['outcome', 'level', 'section'].every((key) => !wanted[key] || wanted[key] === facts[key]);
      const missing = words.filter((word) => !own().includes(word));
      let left = 0;
      for (const { item, text, unit, column } of findings) {
        const isWanted = fits && missing.every((word) => text().includes(word))
          && (!wanted.unit || wanted.unit === unit) && (!wanted.column || wanted.column === column);
        hide(item, !isWanted);
        if (isWanted) left++;
      }
      const isShown = fits && (left > 0 || (findings.length === 0 && missing.length === 0 && !wanted.unit && !wanted.column));
      hide(card, !isShown);
      groups.set(group, groups.get(group) || isShown);
      if (isShown) { shown++; places += left; }
    }
    for (const [group, isShown] of groups) hide(group, !isShown);
    hide(none, shown > 0);
    document.getElementById('filter-count').textContent = form.dataset.shown
      .replace('{shown}', shown).replace('{total}', cards.length).replace('{findings}', places);
  };
  const chosen = () => Object.fromEntries(fields.map((field) => [field.dataset.filter, field.value]).filter(([, value]) => value));
  const clear = () => { for (const field of fields) field.value = ''; narrow({}); };
  const opened = [];
  addEventListener('beforeprint', () => {
    if (form) narrow({});
    for (const part of document.querySelectorAll('details:not([open])')) { part.open = true; opened.push(part); }
  });
  addEventListener('afterprint', () => {
    for (const part of opened.splice(0)) part.open = false;
    if (form) narrow(chosen());
  });
  const keep = () => {
    const address = '#?' + new URLSearchParams(chosen());
    try { history.replaceState(null, '', address === '#?' ? '#problems' : address); } catch { /* an address that may not change */ }
  };
  let waiting = 0;
  const atOnce = () => { if (waiting) { clearTimeout(waiting); waiting = 0; narrow(chosen()); } };
  const goTo = () => {
    const { hash } = location;
    atOnce();
    if (hash.startsWith('#?') && form) {
      const wanted = new URLSearchParams(hash.slice(2));
      for (const field of fields) field.value = wanted.get(field.dataset.filter) ?? '';
      narrow(chosen());
      document.getElementById('problems').scrollIntoView();
      return;
    }
    let id = hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* not one of ours */ }
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let part = target.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
    if (target.closest('[hidden]')) { clear(); }
    target.scrollIntoView();
  };
  addEventListener('hashchange', goTo);
  if (form) {
    const soon = () => { clearTimeout(waiting); waiting = setTimeout(() => { atOnce(); keep(); }, 60); };
    form.hidden = false;
    form.addEventListener('input', soon);
    document.getElementById('filter-clear').addEventListener('click', () => { clear(); keep(); fields[0].focus(); });
    narrow({});
  }
  goTo();
})();
`;
