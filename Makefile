.PHONY: help setup run test bench proof lock format clean
.DEFAULT_GOAL := help

PYTHON ?= python3
export HYPOTHESIS_STORAGE_DIRECTORY = .cache/hypothesis
# Without kept bytecode each process compiles the whole program again: seconds at every start.
unexport PYTHONDONTWRITEBYTECODE
BOOTSTRAP = $(PYTHON) engine/local/bootstrap.py
BIN = .venv/bin

help: ## Show what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 14

setup: ## Set up what `make run` needs; leaves .venv/bin/rembuk
	@$(BOOTSTRAP) run

run: setup ## Set up, start everything here, print the address and the sample logins
	@exec $(BIN)/rembuk run

test: ## Every check: form, types, import order, tests (the browser where there is one)
	@$(BOOTSTRAP) test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir .cache/import-linter
	@# Programs, servers and browsers share two cores here: what failed is run once more, alone and
	@# in sight. What fails again has failed.
	@# A file goes to one worker whole, so that what it shares is made once.
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder || \
	  $(BIN)/pytest --last-failed --last-failed-no-failures none

bench: setup ## Print the bench figures
	@$(BIN)/rembuk bench

proof: setup ## The long tests, then the faults (PROOF_MINUTES, PROOF_SEED); the verdict comes last
	@$(BOOTSTRAP) proof
	@# All of them run, whatever came of the one before. Starts are timed: nothing beside them.
	@broken=; \
	$(BIN)/pytest -m proof --timeout 1800 -n 2 --dist worksteal --ignore tests/local || broken="tests"; \
	$(BIN)/pytest -m proof --timeout 1800 tests/local || broken="$$broken starts"; \
	$(BIN)/rembuk proof || broken="$$broken faults"; \
	if [ -n "$$broken" ]; then echo "proof: BROKEN ($${broken# })"; exit 1; fi; \
	echo "proof: SOUND"

lock: ## Pin the newest versions that fit config/requirements/*.in (needs uv)
	@cd config/requirements && for group in run test proof node; do \
	  uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-header --excludes exclude.in --upgrade --quiet $$group.in -o $$group.txt || exit 1; done

format: ## Put the code into its form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean: ## Remove what the set-up made; data stays
	@rm -rf .venv .cache web/node_modules web/static/vendor rembuk.egg-info
