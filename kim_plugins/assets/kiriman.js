// The address of a contribution has no page before its post is published: say so.
if (/\/kiriman\/[a-z0-9]+\/?$/.test(location.pathname)) document.querySelector("[data-kim-kiriman]").hidden = false;
