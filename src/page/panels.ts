import { squeeze } from '../lib/text/squeeze.js';
import type { Panel } from '../model/page.js';
import type { RowGroup } from './lists/find-rows.js';
import { itemsOf } from './lists/list-items.js';
import type { Tab } from './tabs.js';
import { contains } from './tree/element.js';
import type { Element, Tree } from './tree/element.js';
import { linesIn } from './tree/text.js';

const panelTags = /^(?:div|ul|ol|dl|table|section|article|li|dd)$/;
const panelWords = /(?:^|[^a-z])(?:tab|panel|pane|con|cont|content|bd|box|item|list)(?:[^a-z]|$)/;
const mostPanels = 30;
const MOST_TEXT = 20_000;

/**
 * The panels that the page's tabs bring up, each with its tab's name: by the address a tab names (`data-target="#a"`), or
 * because as many parts of one make stand behind as many tabs. What a panel lacks may come by script when it is clicked.
 */
export const readPanels = (tree: Tree, tabs: readonly Tab[], groups: readonly RowGroup[]): Panel[] => {
  if (tabs.length < 2) return [];
  const panels = new Map<string, Element>();
  for (const { text, element } of tabs) {
    const target = targetOf(tree, element) ?? panelBehind(element);
    if (target !== undefined && target.to > target.from && !contains(target, element) && !panels.has(text))
      panels.set(text, target);
  }
  // Two names for one part: it is not the part of either.
  const owners = new Map<Element, number>();
  for (const element of panels.values()) owners.set(element, (owners.get(element) ?? 0) + 1);
  const rows = groups.flatMap((group) => group.rows);
  return [...panels]
    .filter(([, element]) => owners.get(element) === 1)
    .slice(0, mostPanels)
    .map(([name, element]) => {
      const lines = linesIn(tree.text.slice(element.from, element.to));
      return {
        name,
        items: itemsOf(rows.filter((row) => contains(element, row.link.element))),
        textLength: squeeze(lines.join('')).length,
        text: lines.join('\n').slice(0, MOST_TEXT),
      };
    });
};

/** The part whose id the tab, its row or its link names. */
const targetOf = (tree: Tree, tab: Element): Element | undefined => {
  const inner = tab.children.find((child): child is Element => typeof child !== 'string' && child.tag === 'a');
  for (const { attributes } of [tab, inner, tab.parent].flatMap((element) => element ?? [])) {
    const named =
      attributes['data-target'] ?? attributes['data-bs-target'] ?? attributes['aria-controls'] ?? attributes['href'];
    const id = named === undefined ? undefined : /^#?([\w-]{1,80})$/.exec(named.trim())?.[1];
    const found = id === undefined ? undefined : tree.elements.find((element) => element.attributes['id'] === id);
    if (found) return found;
  }
  return undefined;
};

/** The part at the tab's own place among as many parts as there are tabs, behind them. */
const panelBehind = (tab: Element): Element | undefined => {
  let unit = tab;
  while (unit.parent && inside(unit.parent).length === 1) unit = unit.parent;
  const units = inside(unit.parent).filter(({ tag }) => tag === unit.tag);
  const place = units.indexOf(unit);
  if (units.length < 2 || place === -1) return undefined;
  for (let at = unit.parent, steps = 0; at?.parent && steps < 3 && at.tag !== 'body'; at = at.parent, steps++) {
    const siblings = inside(at.parent);
    const behind = siblings.slice(siblings.indexOf(at) + 1).filter(({ tag }) => panelTags.test(tag));
    const [next] = behind;
    if (next === undefined) continue;
    const candidates = [inside(next).filter(({ tag }) => panelTags.test(tag)), behind];
    const panels = candidates.find((parts) => areOneMake(parts, units.length));
    if (panels) return panels[place];
  }
  return undefined;
};

const inside = (element: Element | undefined): Element[] =>
  (element?.children ?? []).filter(
    (child): child is Element => typeof child !== 'string' && !/^(?:script|style|i|em|b|br|hr)$/.test(child.tag),
  );

const areOneMake = (parts: readonly Element[], count: number): boolean => {
  const [first] = parts;
  if (parts.length !== count || first === undefined) return false;
  const make = first.words.split(/\s+/);
  return (
    parts.every(({ tag, words }) => tag === first.tag && words.split(/\s+/).some((word) => make.includes(word))) &&
    (parts.filter(({ isHidden }) => isHidden).length >= count - 1 || panelWords.test(first.words))
  );
};
