// Prints what the rules of search engines find wrong in the data blocks of a folder's pages.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { argv, stdout } from "node:process";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";

const options = { addLocation: true, embedSource: ["rdfa", "microdata"] };
const found = [];
let blocks = 0;
for (const name of readdirSync(argv[2], { recursive: true })) {
  if (!name.endsWith(".html")) continue;
  const data = new WebAutoExtractor(options).parse(readFileSync(join(argv[2], name), "utf8"));
  blocks += Object.keys(data.jsonld).length;
  for (const { severity, issueMessage, path } of await new Validator().validate(data)) {
    found.push([severity, `${path.map(({ type }) => type).join("/")}: ${issueMessage}`, name]);
  }
}
stdout.write(JSON.stringify({ blocks, found }));
