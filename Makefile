# `make site` and `make test` are all most people need. tools/make.py does the work, so that it can also be
# run where there is no make. What stands in ARGS goes to the last command: make test ARGS="-k vision"

PYTHON ?= python3
export NO_MKDOCS_2_WARNING = 1

JOBS = site serve check test lint format bench lock upgrade

.PHONY: help $(JOBS) clean distclean

help:
	@$(PYTHON) tools/make.py --help
	@echo "And: make clean (removes what was built), make distclean (removes .venv too)."

$(JOBS):
	@$(PYTHON) tools/make.py $@ $(ARGS)

clean:
	@rm -rf site site.zip .site-new .site-old .site-lock .site.zip-new .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache test-results
	@find generator tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	@rm -rf .venv
