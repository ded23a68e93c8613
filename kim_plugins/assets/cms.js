// Starts the editors' CMS, which the operator has chosen, with the configuration of this site.
const { kimCms, kimConfig } = document.querySelector("[data-kim-cms]").dataset;
const [{ default: CMS }, answer] = await Promise.all([import(new URL(kimCms, location)), fetch(kimConfig)]);
CMS.init({ config: await answer.json() });
