const esc = (t) => t.replace(/&/g, "&amp;").replace(/</g, "&lt;");
export const render = (t) => t.split(/\n{2,}/).map((p) => `<p>${esc(p)}</p>`).join("");
export const withMark = (text, start, end) => ({ text, start, end });
export const pasted = (html, plain) => plain;
