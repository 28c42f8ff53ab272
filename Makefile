# Every verb sets up for itself what it needs; the second time that costs a fraction of a second.
PORT ?= 8000
SCALE ?= small
.DEFAULT_GOAL := help
.PHONY: help setup setup-site setup-tests demo test check bench docs

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 9

setup: setup-tests ## install everything: uv, Python packages, front-end packages, a browser and PostgreSQL for the tests

setup-site:
	@tools/setup.sh site

setup-tests:
	@tools/setup.sh tests

demo: setup-site ## load the demo county, print its briefing, serve the site on port 8000 (or PORT=…)
	@.venv/bin/silian demo --port $(PORT)

test: setup-tests ## all tests on SQLite and then on PostgreSQL, with a real browser
	@tools/test.sh

check: setup-tests ## style, types, the house's floors, templates, migrations, English messages, deployment settings
	@tools/check.sh

bench: setup-site ## measured speeds beside what they are compared with; SCALE=full for a million matters
	@.venv/bin/silian bench --scale $(SCALE)

docs: setup-site ## write the tables in the documentation that come from the code
	@.venv/bin/python tools/reference.py
