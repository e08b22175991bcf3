// Puts the rules for paper in force on the screen. A page cannot print, nor ask how it would look.

const medium = (from, to) => {
  const sheets = document.adoptedStyleSheets;
  const rules = sheets.flatMap((sheet) => [...sheet.cssRules]);
  const found = rules.filter((rule) => rule.media?.mediaText === from);
  for (const rule of found) rule.media.mediaText = to;
  return found.length;
};

export const putOnPaper = () => medium("print", "screen");
export const putOnScreen = () => medium("screen", "print");
