#!/usr/bin/env bash
# What CKAN calls the format of a file whose catalogue entry keeps to DCAT.
# Versions: ckanext-dcat 2.4.4, ckan 2.11.3, rdflib 7.6.0 (needs libmagic).
# Behaviour: DCAT 3 wants `dcat:mediaType` to be the address of IANA's entry, as DCAT-AP does, and
# one would expect CKAN, on which Indonesian data portals run, to know CSV by it: it has a list of
# media types for that, and looks for IANA's addresses elsewhere. It compares the whole address with
# "text/csv", so the address itself becomes the format. Who filters a portal by CSV doesn't find the
# file, and no preview is offered. A `dct:format` beside it with a label is taken instead. And a
# place named by `dct:title` is none: only `skos:prefLabel` and `rdfs:label` are read.
# Output seen: format "https://www.iana.org/assignments/media-types/text/csv", with a label "CSV".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet ckanext-dcat==2.4.4 ckan==2.11.3 rdflib==7.6.0 \
  alembic==1.20.1 bleach==6.4.0 dominate==2.9.1 flask==3.1.3 flask-babel==4.0.0 \
  flask-login==0.6.3 markdown==3.11.3 msgspec==0.23.0 packaging==26.4 passlib==1.7.4 polib==1.2.0 \
  pyjwt==2.13.0 pysolr==3.11.0 python-dateutil==2.9.0.post0 python-magic==0.4.27 redis==8.1.0 \
  requests==2.34.2 rq==1.16.2 \
  simplejson==4.3.0 sqlalchemy==2.0.58 typing-extensions==4.16.0 tzlocal==5.4.5 webassets==3.0.0
venv/bin/python - <<'EOF'
import json

from ckan.common import config

config["ckan.site_url"] = "https://portal.example.org"

from ckanext.dcat.processors import RDFParser

SITE = "https://kim.example.org/data/"
IANA = "https://www.iana.org/assignments/media-types/text/csv"
LABELLED = {"dct:format": {"@type": "dct:IMT", "rdf:value": "text/csv", "rdfs:label": "CSV"}}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}


def read(label: str, more: dict[str, object]) -> tuple[str, list[str]]:
    """Return the format of the file, and the names of places."""
    file = {
        "@id": SITE + "posts.csv", "@type": "dcat:Distribution", "dct:title": "posts.csv",
        "dcat:downloadURL": {"@id": SITE + "posts.csv"}, "dcat:mediaType": {"@id": IANA}, **more,
    }
    entry = {
        "@context": CONTEXT, "@id": SITE + "#posts", "@type": "dcat:Dataset", "dct:title": "Posts",
        "dct:spatial": {"@type": "dct:Location", label: "Kalimantan Timur"},
        "dcat:distribution": [file],
    }
    parser = RDFParser(profiles=["euro_dcat_ap_3"])
    parser.parse(json.dumps(entry), _format="json-ld")
    (found,) = parser.datasets()
    places = [one["value"] for one in found["extras"] if one["key"] == "spatial_text"]
    return found["resources"][0]["format"], places


plain, labelled = read("dct:title", {}), read("skos:prefLabel", LABELLED)
print(plain, labelled)
assert plain == (IANA, []), plain
assert labelled == ("CSV", ["Kalimantan Timur"]), labelled
EOF
