# `make check` is what CI runs; `make constraints` notes the newest releases, once they have been tested.
.PHONY: check constraints
check:
	bash .ci/run

# The oldest Python allowed: what it can install, the newer ones can install too.
constraints:
	rm -rf .venv-constraints
	python3.10 -m venv .venv-constraints
	.venv-constraints/bin/pip install --quiet --upgrade pip
	.venv-constraints/bin/pip install --quiet '.[test]' hatchling
	sed -n '/^#/p' constraints.txt > constraints.new
	.venv-constraints/bin/pip freeze --exclude ketcli --exclude pip >> constraints.new
	mv constraints.new constraints.txt
	rm -rf .venv-constraints
