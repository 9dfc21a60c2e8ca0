// Runs inside a page: WCAG contrast of every element's own text against the first opaque background behind it.
(() => {
  const colorOf = (css) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
    return { parts: [red, green, blue], alpha };
  };
  const luminance = ({ parts }) => {
    const [red, green, blue] = parts.map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = colorOf(getComputedStyle(at).backgroundColor);
      if (color.alpha === 1) return color;
    }
    return colorOf('rgb(255, 255, 255)');
  };
  const ownText = (element) =>
    [...element.childNodes]
      .map((node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : ''))
      .join('')
      .trim();
  const isShown = (element) =>
    ownText(element) !== '' && element.getClientRects().length > 0 && !element.closest('desc, title');
  return [...document.body.querySelectorAll('*')].filter(isShown).map((element) => {
    const style = getComputedStyle(element);
    const front = luminance(colorOf(element.closest('svg') ? style.fill : style.color));
    const back = luminance(backgroundOf(element));
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    return { text: `${element.tagName}: ${ownText(element).slice(0, 40)}`, ratio };
  });
})();
