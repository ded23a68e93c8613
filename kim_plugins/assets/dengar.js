// Reads a post aloud where the device itself has an Indonesian voice: any other would send the text
// away. A sentence at a time, since Android can't pause: what goes on begins its sentence again.
{
  const speech = window.speechSynthesis;
  const button = document.createElement("button");
  let lines, voice, said;
  let at = 0;
  const label = (text) => (button.textContent = text);
  const stop = (text) => {
    said = null; // what is broken off tells its end as well, and must not go on
    speech.cancel();
    label(text);
  };
  const read = () => {
    if (at >= lines.length) return stop("Dengarkan", (at = 0));
    // Held by a variable: Chromium forgets to tell the end of what nothing holds.
    const mine = (said = new SpeechSynthesisUtterance(lines[at]));
    Object.assign(mine, { voice, lang: "id-ID" });
    mine.onend = () => mine === said && ++at && read();
    mine.onerror = () => mine === said && stop("Lanjutkan");
    speech.speak(mine);
  };
  const offer = () => {
    // `in` is Android's old name of Indonesian.
    voice = speech.getVoices().find((one) => one.localService && /^i[dn]([-_]|$)/i.test(one.lang));
    if (!voice || button.isConnected) return;
    button.type = "button";
    button.className = "kim-button kim-button--quiet";
    label("Dengarkan");
    button.addEventListener("click", () => {
      if (said) return stop("Lanjutkan");
      const text = ["h1", ".kim-text"].map((part) => document.querySelector(part).innerText).join("\n");
      lines = text.replace(/([.?!]) +(?=[A-Z“"])/g, "$1\n").split(/\n+/).filter((line) => line.trim());
      label("Jeda");
      read();
    });
    document.querySelector("[data-kim-share]").append(button);
  };
  if (speech) {
    speech.onvoiceschanged = offer;
    offer();
    addEventListener("pagehide", () => said && stop("Lanjutkan"));
  }
}
