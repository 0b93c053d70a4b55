/** The script of the run page: filters and sorts what is there, and keeps both in the address. Everything is readable without it. */
export const RUN_PAGE_SCRIPT = `
(() => {
  'use strict';
  const byId = (id) => document.getElementById(id);
  const wordsOf = (input) => input.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const say = (output, pattern, shown, total) => { output.textContent = pattern.replace('{shown}', shown).replace('{total}', total); };

  const ruleRows = [...document.querySelectorAll('[data-rule]')].map((row) => ({
    row, rule: row.dataset.rule, text: [...row.cells].map((cell, at) => (at === 0 ? cell.querySelector('summary') : cell).textContent).join(' ').toLowerCase(),
  }));
  const siteRows = [...document.querySelectorAll('[data-site]')].map((row) => ({
    row, group: row.closest('[data-sites]'), verdict: row.dataset.verdict, text: row.cells[1].textContent.toLowerCase(),
    failed: new Set(row.dataset.failed ? row.dataset.failed.split(' ').map(Number) : []),
  }));
  const groups = [...document.querySelectorAll('[data-sites]')];
  const form = byId('site-filter');
  const fields = { q: byId('site-words'), verdict: byId('site-verdict'), kind: byId('site-kind'), rule: byId('site-rule') };
  const ruleForm = byId('rule-filter');

  const applySites = () => {
    const wanted = wordsOf(fields.q);
    const titled = wanted.map((word) => ruleRows.flatMap(({ text }, at) => (text.includes(word) ? [at] : [])));
    const rule = fields.rule.value === '' ? -1 : ruleRows.findIndex((one) => one.rule === fields.rule.value);
    const kind = fields.kind ? fields.kind.value : '';
    const left = new Map(groups.map((group) => [group, 0]));
    let shown = 0;
    for (const { row, group, verdict, text, failed } of siteRows) {
      const fits = (!fields.verdict.value || verdict === fields.verdict.value) && (!kind || group.dataset.kind === kind)
        && (fields.rule.value === '' || failed.has(rule))
        && wanted.every((word, at) => text.includes(word) || titled[at].some((index) => failed.has(index)));
      if (row.hidden === fits) row.hidden = !fits;
      if (fits) { shown++; left.set(group, left.get(group) + 1); }
    }
    for (const [group, many] of left) group.hidden = many === 0 && siteRows.length > 0;
    byId('site-none').hidden = shown > 0;
    say(byId('site-count'), form.dataset.shown, shown, siteRows.length);
  };

  const applyRules = () => {
    const wanted = wordsOf(byId('rule-words'));
    let shown = 0;
    for (const { row, text } of ruleRows) {
      const fits = wanted.every((word) => text.includes(word));
      if (row.hidden === fits) row.hidden = !fits;
      if (fits) shown++;
    }
    byId('rule-none').hidden = shown > 0;
    say(byId('rule-count'), ruleForm.dataset.shown, shown, ruleRows.length);
  };

  const sorted = { sites: { column: 'place', way: 'ascending' }, rules: { column: 'failed', way: 'descending' } };
  const valueOf = (cell) => (cell.dataset.sort === undefined ? cell.textContent.trim() : Number(cell.dataset.sort));
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const sortTable = (table, column, way) => {
    const heads = [...table.tHead.rows[0].cells];
    const at = heads.findIndex((head) => head.dataset.column === column);
    if (at < 0) return;
    const sign = way === 'descending' ? -1 : 1;
    const body = table.tBodies[0];
    const keyed = [...body.rows].map((row, index) => ({ row, index, value: valueOf(row.cells[at]) }));
    keyed.sort((a, b) => sign * (typeof a.value === 'number' ? a.value - b.value : order.compare(a.value, b.value)) || a.index - b.index);
    body.replaceChildren(...keyed.map(({ row }) => row));
    for (const head of heads) head.setAttribute('aria-sort', head.dataset.column === column ? way : 'none');
  };
  const sortAll = (which) => {
    for (const table of document.querySelectorAll(which === 'rules' ? '.by-rule' : '.ranking-group .ranking')) sortTable(table, sorted[which].column, sorted[which].way);
  };

  const keep = () => {
    const state = new URLSearchParams();
    for (const [key, field] of Object.entries(fields)) if (field && field.value) state.set(key, field.value);
    if (sorted.sites.column !== 'place' || sorted.sites.way !== 'ascending') state.set('sort', sorted.sites.column + ' ' + sorted.sites.way);
    const text = state.toString();
    history.replaceState(null, '', text ? '#?' + text : location.href.split('#')[0]);
  };
  const recall = () => {
    if (!location.hash.startsWith('#?')) return false;
    const state = new URLSearchParams(location.hash.slice(2));
    for (const [key, field] of Object.entries(fields)) {
      if (!field) continue;
      field.value = state.get(key) || '';
      if (field.value !== (state.get(key) || '')) field.value = '';
    }
    const [column, way] = (state.get('sort') || 'place ascending').split(' ');
    if (column !== sorted.sites.column || way !== sorted.sites.way) {
      sorted.sites = { column, way: way === 'descending' ? way : 'ascending' };
      sortAll('sites');
    }
    return true;
  };

  for (const table of document.querySelectorAll('[data-sortable]')) {
    const which = table.matches('.by-rule') ? 'rules' : 'sites';
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sorter';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const isNumber = head.classList.contains('number') && head.dataset.column !== 'place';
        const first = isNumber ? 'descending' : 'ascending';
        const current = head.getAttribute('aria-sort');
        const way = current === 'none' ? first : current === 'ascending' ? 'descending' : 'ascending';
        sorted[which] = { column: head.dataset.column, way };
        sortAll(which);
        if (which === 'sites') keep();
      });
    }
  }

  if (form) {
    form.hidden = false;
    form.addEventListener('input', () => { applySites(); keep(); });
    byId('site-reset').addEventListener('click', () => {
      for (const field of Object.values(fields)) if (field) field.value = '';
      applySites(); keep(); fields.q.focus();
    });
    for (const button of document.querySelectorAll('[data-only]')) {
      button.hidden = false;
      button.addEventListener('click', () => {
        for (const field of Object.values(fields)) if (field) field.value = '';
        fields.rule.value = button.dataset.only;
        applySites(); keep();
        byId('ranking').scrollIntoView();
        fields.rule.focus({ preventScroll: true });
      });
    }
    addEventListener('hashchange', () => {
      if (recall()) { applySites(); byId('ranking').scrollIntoView(); return; }
      let id = location.hash.slice(1);
      try { id = decodeURIComponent(id); } catch { /* not one of ours */ }
      const target = document.getElementById(id);
      if (target && target.closest('[hidden]')) {
        for (const field of Object.values(fields)) if (field) field.value = '';
        applySites();
        target.scrollIntoView();
      }
    });
    recall();
    applySites();
  }
  if (ruleForm) {
    ruleForm.hidden = false;
    ruleForm.addEventListener('input', applyRules);
    applyRules();
  }
})();
`;
