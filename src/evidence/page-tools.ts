/**
 * What runs inside a page whose own scripts are off: it reads text, scrolls and paints, and changes no text. As text, so that the
 * types of a browser stay out of the program; hence long. `WHAT` is called with one JSON value.
 */
export type Tool = 'read' | 'tables' | 'settle' | 'lookAt' | 'paint' | 'clear';

/** An expression that puts the tools into a page; they stay until it goes. */
export const INSTALL_TOOLS = `(() => {
  const MOST_CHARACTERS = 2_000_000, MOST_CELLS = 20_000;
  let nodes = [], fields = [], cells = [], holder;

  /** Nothing moves any more, and every part of the page that is seen can be hit. */
  const settle = ({ isBare }) => {
    const style = document.createElement('style');
    style.textContent = 'noscript{display:none!important}*,*::before,*::after{animation:none!important;transition:none!important;' +
      'scroll-behavior:auto!important;caret-color:transparent!important;pointer-events:auto!important}';
    document.head.append(style);
    if (isBare) {
      const plain = document.createElement('style');
      plain.textContent = ':where(html){font-family:sans-serif;line-height:1.6;color:#222;background:#fff}:where(body){margin:16px}' +
        ':where(a){text-decoration:none}:where(a+span){margin-inline-start:1em}:where(table){border-collapse:collapse}:where(td,th){border:1px solid #bbb;padding:3px 8px}:where(img){max-width:100%}';
      document.head.prepend(plain);
    }
    for (const marquee of document.querySelectorAll('marquee')) marquee.stop();
    for (const medium of document.querySelectorAll('video,audio')) medium.pause();
  };

  /** As JSON, which passes a hundred times faster than values do. Text nodes that are seen, with the line that each stands in; and what stands in fields and beside pictures. */
  const read = () => {
    nodes = []; fields = [];
    let line = 0, length = 0;
    const texts = [];
    const lookUp = (memory, element, ask) => {
      let found = memory.get(element);
      if (found === undefined) memory.set(element, (found = ask(element)));
      return found;
    };
    const inlines = new Map(), seen = new Map();
    const isInline = (element) => lookUp(inlines, element, () =>
      /^(inline|contents|ruby)/.test(getComputedStyle(element).display) || element.namespaceURI.endsWith('/svg'));
    const isSeen = (element) => lookUp(seen, element, () =>
      element.checkVisibility({ visibilityProperty: true }) || getComputedStyle(element).display === 'contents');
    const visit = (node) => {
      if (node.nodeType === 3) {
        const parent = node.parentElement ?? node.getRootNode().host;
        if (node.data.trim() === '' || length > MOST_CHARACTERS || !isSeen(parent)) return;
        nodes.push(node);
        length += node.data.length;
        texts.push([node.data, line]);
        return;
      }
      if (node.nodeType !== 1) return;
      const tag = node.localName;
      if (['script', 'style', 'noscript', 'template', 'head', 'title'].includes(tag)) return;
      if (tag === 'br') { line += 1; return; }
      const said = saidBy(node, tag);
      if (said !== '' && isSeen(node)) fields.push([said, node]);
      if (['select', 'textarea'].includes(tag)) return;
      if (!isInline(node)) line += 1;
      return node;
    };
    // A stack of our own: pages nest deeper than a function may call itself.
    const stack = [[document.documentElement, false]];
    while (stack.length > 0) {
      const [node, isOver] = stack.pop();
      if (isOver) { line += 1; continue; }
      const inner = visit(node);
      if (!inner) continue;
      if (!isInline(inner)) stack.push([inner, true]);
      const children = [...(inner.shadowRoot?.childNodes ?? []), ...inner.childNodes];
      for (let at = children.length - 1; at >= 0; at -= 1) stack.push([children[at], false]);
    }
    return JSON.stringify({ texts, fields: fields.map(([said]) => said) });
  };

  const saidBy = (element, tag) => {
    if (tag === 'input') return element.type === 'password' ? '' : [element.value, element.placeholder].join('\\n').trim();
    if (tag === 'textarea') return [element.value, element.placeholder].join('\\n').trim();
    if (tag === 'select') return element.textContent;
    if (tag === 'img' || tag === 'area') return element.alt;
    return '';
  };

  const tables = () => {
    cells = [];
    let count = 0;
    return JSON.stringify([...document.querySelectorAll('table')].map((table) => {
      const own = [], grid = [], texts = [];
      cells.push(own);
      [...table.rows].forEach((row, at) => {
        grid[at] ??= [];
        let column = 0;
        for (const cell of row.cells) {
          if ((count += 1) > MOST_CELLS) return;
          while (grid[at][column] !== undefined) column += 1;
          const number = own.push(cell) - 1;
          texts.push(cell.textContent.slice(0, 400));
          const wide = Math.min(cell.colSpan, 100), high = Math.min(cell.rowSpan || 1, table.rows.length - at);
          for (let down = 0; down < high; down += 1)
            for (let right = 0; right < wide; right += 1) (grid[at + down] ??= [])[column + right] = number;
          column += wide;
        }
      });
      return { grid: Array.from(grid, (row) => Array.from(row ?? [], (cell) => cell ?? -1)), cells: texts };
    }));
  };

  const rangeOf = ({ from, to }) => {
    const range = document.createRange();
    range.setStart(nodes[from.piece], Math.min(from.offset, nodes[from.piece].length));
    range.setEnd(nodes[to.piece], Math.min(to.offset, nodes[to.piece].length));
    return range;
  };
  const boxesOf = (thing) => [...thing.getClientRects()]
    .map(({ x, y, width, height }) => ({ x, y, width, height }))
    .filter(({ width, height }) => width >= 1 && height >= 1);
  const thingsOf = ({ ranges = [], cells: places = [], selector }) => {
    const found = ranges.map(rangeOf);
    for (const { table, cell } of places) if (cells[table]?.[cell]) found.push(cells[table][cell]);
    if (selector !== undefined) {
      // The whole page is no place on it.
      const isPlace = (one) => one !== document.documentElement && one !== document.body;
      try { found.push(...[...document.querySelectorAll(selector)].filter(isPlace).slice(0, 10)); } catch {}
    }
    return found;
  };
  const holderOf = (thing) => thing instanceof Range
    ? thing.startContainer.parentElement ?? thing.startContainer.getRootNode().host : thing;

  /** Whether the middle of a box shows the thing itself: neither clipped away nor under something else. */
  const isSeenAt = (thing, { x, y, width, height }) => {
    const common = thing instanceof Range ? thing.commonAncestorContainer : thing;
    const own = common.nodeType === 1 ? common : holderOf(thing), root = own.getRootNode();
    const top = (root.elementFromPoint ? root : document).elementFromPoint(x + width / 2, y + height / 2);
    return top !== null && (own.contains(top) || top.contains(own) && !coversIt(top, own));
  };
  /** An ancestor that is hit in place of its descendant clips it or lies over it. Inline boxes leave gaps. */
  const coversIt = (top, own) => {
    for (let at = own; at && at !== top; at = at.parentElement) if (!/^inline/.test(getComputedStyle(at).display)) return true;
    return false;
  };

  /** Brings the first thing that can be seen to the middle of the window; the boxes of all that are seen then. */
  const lookAt = (place) => {
    clear();
    scrollTo(0, 0);
    const things = thingsOf(place);
    for (const thing of things) {
      const own = holderOf(thing);
      if (!own) continue;
      own.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      const [first] = boxesOf(thing);
      if (!first) continue;
      const all = things.flatMap(boxesOf);
      const top = Math.min(...all.map(({ y }) => y)), bottom = Math.max(...all.map(({ y, height }) => y + height));
      const middle = bottom - top < innerHeight - 80 ? (top + bottom) / 2
        : first.y + Math.min(first.height, innerHeight - 80) / 2;
      scrollBy({ top: middle - innerHeight / 2, left: 0, behavior: 'instant' });
      const groups = things.map((one) => boxesOf(one).filter((box) => isInWindow(box) && isSeenAt(one, box)));
      if (boxesOf(thing).some((box) => isInWindow(box) && isSeenAt(thing, box))) return groups.filter((group) => group.length > 0);
    }
    scrollTo(0, 0);
    return [];
  };
  const isInWindow = ({ x, y, width, height }) => x < innerWidth && y < innerHeight && x + width > 0 && y + height > 0;

  /** Frames what is at fault and covers what nobody may read, above everything on the page. */
  const paint = ({ groups, covers, coveredFields }) => {
    clear();
    holder = document.createElement('gongkai-marks');
    const shadow = holder.attachShadow({ mode: 'closed' });
    holder.popover = 'manual';
    lay(holder, { position: 'fixed', inset: '0', width: '100vw', height: '100vh', margin: '0', padding: '0', border: '0',
      background: 'none', overflow: 'visible', display: 'block', opacity: '1', visibility: 'visible', filter: 'none', transform: 'none' });
    const box = ({ x, y, width, height }, margin, look) => {
      const part = document.createElement('div');
      lay(part, { position: 'fixed', left: x - margin + 'px', top: y - margin + 'px', width: width + 2 * margin + 'px',
        height: height + 2 * margin + 'px', 'box-sizing': 'border-box', display: 'block', ...look });
      shadow.append(part);
    };
    for (const group of groups) {
      for (const one of group) box(one, 0, { background: 'rgba(255, 221, 0, 0.22)' });
      const left = Math.min(...group.map(({ x }) => x)), top = Math.min(...group.map(({ y }) => y));
      const right = Math.max(...group.map(({ x, width }) => x + width)), bottom = Math.max(...group.map(({ y, height }) => y + height));
      box({ x: left, y: top, width: right - left, height: bottom - top }, 4, { border: '3px solid #d0021b' });
    }
    const hidden = [...covers.map(rangeOf), ...coveredFields.map((at) => fields[at][1])].flatMap(boxesOf);
    for (const one of hidden) box(one, 1, { background: '#26292e' });
    document.documentElement.append(holder);
    holder.showPopover();
    return hidden.filter(isInWindow).length;
  };
  const lay = (element, looks) => {
    for (const [name, value] of Object.entries({ all: 'initial', ...looks })) element.style.setProperty(name, value, 'important');
  };
  const clear = () => { holder?.remove(); holder = undefined; };

  globalThis.gongkaiTools = { read, tables, settle, lookAt, paint, clear };
})()`;

/** The expression that calls a tool. */
export const callTool = (tool: Tool, value: unknown = null): string => `gongkaiTools.${tool}(${JSON.stringify(value)})`;
