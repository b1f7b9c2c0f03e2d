# Two commands on a fresh machine: `make run` and `make test`. Each installs what it needs.
.PHONY: run plan setup setup-test test lint bench stories lock generated clean

BIN := .venv/bin
TOOLS := .tools/bin
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --quiet

# The product: web and worker in one process. The link that it prints lets you in; a sample is offered there.
run: setup
	@$(BIN)/afterword serve

# The command line alone: the invite that was sent, and what was learned in the interview, become the plan.
plan: setup
	@$(BIN)/afterword plan --invite examples/interview-invite.ics --answers examples/interview-answers.toml \
	    --now 2026-11-03T17:10:00-05:00

setup:
	@tools/setup.sh run

setup-test:
	@tools/setup.sh test

test: setup-test lint
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: setup-test
	$(TOOLS)/ruff check .
	$(TOOLS)/ruff format --check .
	PYTHONPATH=src:tools $(TOOLS)/mypy --config-file tools/mypy.ini --python-executable $(BIN)/python
	$(BIN)/lint-imports --no-cache

# Figures for docs/speed.md: ratios in one run, medians of several.
bench: setup-test
	$(BIN)/python -m benchmarks

# What is made from other files: the policies' numbers, the holiday table, the page of claims, the stories.
generated: setup-test
	$(BIN)/python tools/make_policies.py
	$(BIN)/python tools/make_holiday_table.py
	$(BIN)/python tools/make_claims.py
	$(BIN)/python tools/make_checks_page.py
	$(BIN)/python tools/draw_terminal.py
	$(MAKE) stories

stories: setup-test
	$(BIN)/python tools/renew_stories.py

# Needs uv. The files carry names, versions and hashes, and no address of an index.
lock:
	$(LOCK) pyproject.toml --extra print -o requirements/run.txt
	$(LOCK) pyproject.toml --extra print --extra semantic --extra postgresql --group test -o requirements/test.txt
	$(LOCK) --group pyproject.toml:build -o requirements/build.txt

clean:
	rm -rf .venv .tools build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
