#!/usr/bin/env bash
# What Sveltia CMS makes of `draft: yes` when another field of the post is edited.
# Versions: @sveltia/cms 0.221.1 (npm), playwright 1.60.0 (PyPI), Chromium 156.
# Behaviour: to a reader of YAML 1.1 (Jekyll, PyYAML) `draft: yes` is true. Sveltia reads YAML 1.2,
# where it is the text "yes"; one would expect its switch (`boolean`) to show that it can't tell, or
# to leave a value alone that nobody touched. It shows "off", and saving a change of the title
# writes `draft: false`: a draft is published by whoever mends a word in it. With a list of `true`
# and `false` (`select`) instead of the switch, `draft: yes` is kept.
# Output seen: `switch: draft: false`, then `list: draft: yes`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" @sveltia/cms@0.221.1
python3 -m venv venv
venv/bin/pip install --quiet playwright==1.60.0
mv node_modules/@sveltia/cms/npm cms
cat > index.html << 'END'
<!doctype html><html lang="en"><meta charset="utf-8"><title>CMS</title><script type="module" src="start.js"></script></html>
END
cat > start.js << 'END'
import CMS from "./cms/index.js";
const draft = {
  switch: { name: "draft", label: "Draft", widget: "boolean", required: false },
  list: { name: "draft", label: "Draft", widget: "select", required: false, options: [true, false].map((value) => ({ label: `${value}`, value })) },
}[location.search.slice(1)];
const fields = [{ name: "title", label: "Title", widget: "string" }, draft, { name: "body", label: "Body", widget: "markdown" }];
const collections = [{ name: "posts", label: "Posts", folder: "posts", create: true, editor: { preview: false }, fields }];
CMS.init({ config: { load_config_file: false, backend: { name: "github", repo: "a/b", branch: "main" }, media_folder: "img", output: { omit_empty_optional_fields: true }, collections } });
END
cat > edit.py << 'END'
import functools, http.server, os, threading
from playwright.sync_api import sync_playwright

FILL = """async () => { const root = await navigator.storage.getDirectory(); await root.getDirectoryHandle('.git', {create: true});
  const folder = await root.getDirectoryHandle('posts', {create: true}); const file = await folder.getFileHandle('one.md', {create: true});
  const out = await file.createWritable(); await out.write('---\\ntitle: One\\ndraft: yes\\n---\\n\\nText.\\n'); await out.close(); }"""
READ = """async () => { const root = await navigator.storage.getDirectory(); const folder = await root.getDirectoryHandle('posts');
  return (await (await folder.getFileHandle('one.md')).getFile()).text(); }"""
PICKED = "window.showDirectoryPicker = () => navigator.storage.getDirectory(); for (const kind of [FileSystemDirectoryHandle, FileSystemFileHandle]) for (const ask of ['requestPermission', 'queryPermission']) kind.prototype[ask] = async () => 'granted';"

class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args): pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory="."))
threading.Thread(target=server.serve_forever, daemon=True).start()
with sync_playwright() as play:
    chromium = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"])
    for widget in ("switch", "list"):
        page = chromium.new_context(locale="en-US").new_page()
        page.add_init_script(PICKED)
        page.goto(f"http://localhost:{server.server_port}/start.js")
        page.evaluate(FILL)
        page.goto(f"http://localhost:{server.server_port}/?{widget}")
        page.get_by_text("Work with Local Repository").click()
        page.get_by_text("One").first.wait_for()
        page.evaluate("location.hash = '#/collections/posts/entries/one'")
        title = page.get_by_role("textbox", name="Title").first
        title.wait_for()
        title.focus()
        page.keyboard.press("End")
        page.keyboard.type(" more")
        page.get_by_role("button", name="Save").first.click()
        page.wait_for_function("async () => (await (async " + READ.removeprefix("async ") + ")()).includes('One more')")
        print(f"{widget}:", next(line for line in page.evaluate(READ).split("\n") if line.startswith("draft")))
END
venv/bin/python edit.py | tee seen
test "$(cat seen)" = $'switch: draft: false\nlist: draft: yes'
