// Leads on from a former address with the reader's #part, which a refresh would lose.
const target = document.currentScript.dataset.kimTarget;
location.replace(new URL(target + location.hash, location.href));
