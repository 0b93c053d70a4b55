/** What in a page's markup and scripts makes rows that its bytes do not have. */
import type { Element } from './tree/element.js';

const listScript =
  /\$\.(?:ajax|post|get|getJSON)\s*\(|axios|fetch\s*\(|XMLHttpRequest|v-for|ng-repeat|ms-repeat|listModel\s*\(|jpaas|dataproxy|getList|loadList|queryList|pageList|\.render\s*\(|Ls\.pagination|template\s*\(/i;

/** A script asks for records or repeats a template for them. */
export const buildsRows = (script: string): boolean => listScript.test(script);

const repeats = /^(?:v-for|ng-repeat|ms-repeat|ms-for|:for)$/;

/** A row that a script repeats for every record, and that says nothing by itself. */
export const isEmptyRow = ({ tag, attributes, isHidden, children }: Element): boolean => {
  if (isHidden || !/^(?:li|tr|dl|dd|div|p)$/.test(tag) || !Object.keys(attributes).some((name) => repeats.test(name)))
    return false;
  const says = (child: Element | string): boolean =>
    typeof child === 'string' ? child.replace(/\{\{[^{}]*\}\}/g, '').trim() !== '' : child.children.some(says);
  return !children.some(says);
};
