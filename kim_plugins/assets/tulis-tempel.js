// What a phone's clipboard holds, as text in our dialect: chats give plain text, Word and pages
// give HTML. It is read in a document of its own, which runs nothing and loads nothing.

const DROPPED = "script,style,title,template,noscript,svg,img,picture,video,audio,iframe,object,select,button,input,textarea";
const STRUCTURE = /<(?:h[1-6]|p|li|t[dh]|b|strong|i|em|a|blockquote|pre)[\s>]/i;
const BLOCK = /^(?:p|div|h[1-6]|ul|ol|li|table|tbody|thead|tfoot|tr|blockquote|pre|hr|section|article|main|header|footer|aside|nav|figure|figcaption|dl|dt|dd|address|center|form|fieldset|body)$/;
const BULLET = /^\W*$|^o$/;

// `html` and `plain`: what the clipboard holds in both forms, "" where it lacks one.
export function pasted(html, plain) {
  const text = plain.replace(/\r\n?/g, "\n");
  if (!STRUCTURE.test(html)) return text;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const one of body.querySelectorAll(DROPPED)) one.remove();
  const found = blocks(body).join("\n\n").replace(/\x02\n\n(?=.*\x02)/g, "\n").replace(/\x02/g, "").replace(/\u00a0/g, " ").replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
  return found || text;
}

const nameOf = (node) => (node.localName ?? "").toLowerCase();
const styleOf = (node) => node.getAttribute?.("style")?.toLowerCase() ?? "";

// The blocks of an element, each a text; what stands between them is a paragraph.
function blocks(element) {
  const found = [];
  let line = "";
  const end = () => {
    if (line.trim()) found.push(tidied(line));
    line = "";
  };
  for (const node of element.childNodes) {
    if (BLOCK.test(nameOf(node)) || [...(node.children ?? [])].some((one) => BLOCK.test(nameOf(one)))) {
      end();
      found.push(...block(node));
    } else line += inline(node);
  }
  end();
  return found;
}

function block(node) {
  const name = nameOf(node);
  if (/^h\d/.test(name)) return [`${name > "h2" ? "###" : "##"} ${tidied(inline(node).replace(/\*\*|\n/g, " "))}`].filter((text) => (/[^# ]/.test(text)));
  if (name === "ul" || name === "ol") return [list(node).join("\n")];
  if (name === "table") return table(node);
  if (name === "hr") return ["---"];
  if (name === "pre") return [`\`\`\`\n${node.textContent.trimEnd()}\n\`\`\``];
  const inner = blocks(node);
  if (name === "blockquote") return [inner.join("\n\n").replace(/^/gm, "> ")];
  const level = /mso-list:[^;]*level(\d)/.exec(styleOf(node));
  return level ? [`${"  ".repeat(level[1] - 1)}${inner.join(" ")}\x02`] : inner; // An item of Word's.
}

function list(node) {
  let number = Number(node.getAttribute("start") ?? 1);
  return [...node.children].flatMap((item) => {
    if (/^[uo]l$/.test(nameOf(item))) return list(item).map((line) => `  ${line}`);
    const mark = nameOf(node) === "ol" ? `${number++}. ` : "- ";
    const lines = blocks(item).join("\n").split("\n");
    return [mark + lines[0], ...lines.slice(1).map((line) => `  ${line}`)];
  });
}

function table(node) {
  const rows = [...node.rows].map((row) => [...row.cells].flatMap((cell) => {
    const words = blocks(cell).join(" ").replace(/\s+/g, " ").replace(/\|/g, "\\|");
    return [words, ...Array(Math.min(cell.colSpan, 20) - 1).fill("")];
  }));
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width < 2) return [...node.rows].flatMap((row) => [...row.cells].flatMap(blocks));
  const lines = rows.map((row) => `| ${[...row, ...Array(width - row.length).fill("")].join(" | ")} |`);
  return [[lines[0], `|${" --- |".repeat(width)}`, ...lines.slice(1)].join("\n")];
}

// The words of a line, with the marks of what is bold, slanted or a link.
function inline(node) {
  if (node.nodeType === 3) return node.data.replace(/[ \t\r\n]+/g, " ");
  const name = nameOf(node);
  const style = styleOf(node);
  if (name === "br") return "\n";
  if (node.nodeType !== 1) return "";
  const words = [...node.childNodes].map(inline).join("");
  if (style.includes("mso-list:ignore")) return BULLET.test(words.trim()) ? "- " : `${words.trim()} `;
  if (name === "a") return link(words, node.getAttribute("href") ?? "");
  const weight = /font-weight:\s*(\w+)/.exec(style)?.[1];
  const isBold = weight ? weight === "bold" || weight >= 600 : /^(?:b|strong)$/.test(name);
  const isSlanted = style.includes("font-style") ? /font-style:\s*italic/.test(style) : /^(?:i|em)$/.test(name);
  return marked(marked(words, isSlanted, "_"), isBold, "**");
}

// Signs stand right beside words, line by line.
function marked(text, isMarked, sign) {
  if (!isMarked || text.includes(sign)) return text;
  return text.replace(/[^\s][^\n]*/g, (line) => sign + line.trimEnd() + sign + line.slice(line.trimEnd().length));
}

function link(words, href) {
  const said = words.trim();
  if (!/^(?:https?:\/\/|mailto:)/i.test(href) || !said || said === href || `mailto:${said}` === href) return words;
  return words.replace(said, () => `[${said.replace(/[[\]]/g, "\\$&")}](${href.replace(/[()\s]/g, encodeURIComponent).replace(/\(/g, "%28").replace(/\)/g, "%29")})`);
}

const tidied = (text) => text.replace(/\*\*( ?)\*\*|__/g, "$1").replace(/ *\n */g, "\n").replace(/ {2,}/g, " ").trim();
