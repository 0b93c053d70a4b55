// Long because it is scripts for pages, kept as texts: nothing that a build adds to functions may run there.
/** What our scripts ask in a page, as expressions for an isolated world. */

/** Of what can be clicked, names up to this length are kept: an entry says its name in a few words. */
const LONGEST_NAME = 24;
const MOST_NAMES = 1_500;
const MOST_NAMELESS = 80;
const LONGEST_CODE = 160;

export interface Controls {
  readonly controls: readonly string[];
  readonly nameless: readonly string[];
  readonly isCut: boolean;
}

/**
 * What can be clicked in a document, shadow trees that are open among it, as far as it is shown: links, buttons, what bears a role or
 * a script, and short texts over which the pointer turns into a hand. A name is the text, else title, label, or the words of a picture.
 */
export const READ_CONTROLS = `(() => {
  const names = new Set();
  const codes = new Set();
  let isCut = false;
  const squeeze = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
  const isShown = (element) =>
    element.localName === 'area' || element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });
  const CONTROL = 'a,button,area,summary,label,input[type=button],input[type=submit],input[type=image],[onclick],' +
    '[role=button],[role=link],[role=switch],[role=menuitem],[role=tab],[title],[aria-label],img[alt]';
  const wordsOf = (element) => [
    squeeze(element.textContent), squeeze(element.value), squeeze(element.getAttribute('title')),
    squeeze(element.getAttribute('aria-label')), squeeze(element.getAttribute('alt')),
    ...[...element.querySelectorAll('img,area,svg title')].map((one) =>
      squeeze(one.getAttribute('alt') || one.getAttribute('title') || one.textContent)),
  ].filter((text) => text !== '');
  const take = (element) => {
    if (names.size >= ${MOST_NAMES} || codes.size >= ${MOST_NAMELESS}) { isCut = true; return; }
    if (!isShown(element)) return;
    const words = wordsOf(element);
    for (const word of words) if (word.length <= ${LONGEST_NAME}) names.add(word);
    if (words.length > 0) return;
    const picture = element.querySelector('img');
    const code = [element.id, element.getAttribute('class'), element.getAttribute('href'), element.getAttribute('onclick'),
      picture?.id, picture?.getAttribute('class'), picture?.getAttribute('src')?.slice(-80)]
      .map((part) => squeeze(typeof part === 'string' ? part : '')).filter((part) => part !== '').join(' ');
    if (code !== '') codes.add(code.slice(0, ${LONGEST_CODE}));
  };
  const trees = [document];
  for (let at = 0; at < trees.length && at < 200; at += 1) {
    for (const element of trees[at].querySelectorAll('*')) {
      if (element.shadowRoot) trees.push(element.shadowRoot);
      if (element.matches(CONTROL)) take(element);
      else if (element.childElementCount === 0) {
        const text = squeeze(element.textContent);
        const mayBe = text.length > 1 && text.length <= ${LONGEST_NAME};
        if (mayBe && getComputedStyle(element).cursor === 'pointer') take(element);
      }
    }
  }
  return { controls: [...names], nameless: [...codes], isCut };
})()`;

/** Pictures that wait to be scrolled to are asked for now. */
export const WAKE_PICTURES = `(() => {
  for (const picture of document.querySelectorAll('img[loading=lazy]')) picture.loading = 'eager';
})()`;

/**
 * True for each element whose text may lie over a picture that the browser has not got: the colours behind it are then unknown.
 * Nothing lies over anything unless one of the two was taken out of the flow.
 */
export const mayCoverPicture = (selectors: readonly unknown[], lost: readonly string[] | 'all'): string => `(() => {
  const lost = new Set(${JSON.stringify(lost === 'all' ? [] : lost)});
  const isAnyLost = ${String(lost === 'all')};
  const isMissing = (picture) =>
    isAnyLost || lost.has(picture.currentSrc || picture.src) ||
    (!(picture.complete && picture.naturalWidth > 0) && ['data-src', 'data-original', 'data-lazy', 'lazy-src', 'data-url'].some((name) => picture.hasAttribute(name)));
  const missing = [...document.querySelectorAll('img,input[type=image]')].filter(isMissing);
  const isLifted = (element) => {
    const { position, top, right, bottom, left, marginTop, marginLeft, transform, translate } = getComputedStyle(element);
    return position === 'absolute' || position === 'fixed' || position === 'sticky' ||
      (position === 'relative' && [top, right, bottom, left].some((offset) => offset !== 'auto' && offset !== '0px')) ||
      transform !== 'none' || translate !== 'none' || marginTop.startsWith('-') || marginLeft.startsWith('-');
  };
  const isLiftedBelow = (element, top) => {
    for (let at = element; at && at !== top; at = at.parentElement) if (isLifted(at)) return true;
    return false;
  };
  const topOf = (one, other) => {
    let top = one;
    while (top && !top.contains(other)) top = top.parentElement;
    return top;
  };
  return ${JSON.stringify(selectors)}.map((selector) => {
    const element = axe.utils.shadowSelect(selector);
    if (!element || missing.length === 0) return false;
    return missing.some((picture) => {
      const top = topOf(element, picture);
      return !top || isLiftedBelow(element, top) || isLiftedBelow(picture, top) || getComputedStyle(top).display.includes('grid');
    });
  });
})()`;
