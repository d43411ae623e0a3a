"""`ket open` hands the address of a source to the browser, and to the reader in any case."""

import sys

import pytest

from ketcli.answers.records import address
from ketcli.knowledge.evidence import Source
from ketcli.knowledge.vocabulary import Access, SourceKind


def source(**values) -> Source:
    return Source(id="x", kind=SourceKind.RCT, title="t", read=Access.ABSTRACT, **values)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({"doi": "10.1/x", "pmid": "1", "url": "https://a.b"}, "https://doi.org/10.1/x"),
        ({"pmid": "12", "url": "https://a.b"}, "https://pubmed.ncbi.nlm.nih.gov/12/"),
        ({"url": "https://a.b/c"}, "https://a.b/c"),
        ({"url": "file:///etc/passwd"}, ""),
        ({"url": "javascript:alert(1)"}, ""),
        ({}, ""),
    ],
)
def test_a_source_is_opened_by_doi_then_pubmed_then_page(values, wanted):
    assert address(source(**values)) == wanted


@pytest.mark.parametrize("name", ["winstock-2012", "Winstock 2012"])
def test_the_browser_gets_the_address(ket, tmp_path, name):
    script = tmp_path / "browser.py"
    script.write_text(f"import sys\nopen({str(tmp_path / 'got')!r}, 'w').write(sys.argv[1])\n")
    run = ket("open", name, env={"BROWSER": f"{sys.executable} {script} %s"})

    assert run.returncode == 0
    assert run.stdout.strip() == (tmp_path / "got").read_text()
    assert run.stdout.startswith("https://doi.org/10.")


def test_without_a_browser_the_address_is_printed_and_the_status_is_one(ket):
    run = ket(
        "open", "winstock-2012", env={"BROWSER": "no-such-browser-here", "PATH": "", "DISPLAY": ""}
    )

    assert run.returncode == 1
    assert run.stdout.startswith("https://doi.org/10.")
    assert "no browser" in run.stderr


def test_a_source_that_is_none_is_told_in_one_line(ket):
    run = ket("open", "zqxjkv")

    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.count("\n") == 1
