"""What the program is made of: every package is listed, under a licence that somebody has looked at."""

import importlib
import importlib.metadata
import importlib.util
import json
import os
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "tools"))

make_sbom = importlib.import_module("make_sbom")

FREE = {
    "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "Apache-2.0", "PSF-2.0", "Zlib", "CC0-1.0",
}  # fmt: skip
WITH_TERMS = {"LGPL-3.0-only", "LGPL-3.0-or-later", "MPL-2.0"}
"""These ask for more than a notice: what they're in is named in docs/licences.md."""
NAMES = sorted({each.name for each in make_sbom.parts()})


def test_the_list_is_of_what_is_locked() -> None:
    assert sorted(make_sbom.licences()) == NAMES
    assert len(NAMES) > 50


@pytest.mark.parametrize("name", NAMES)
def test_every_licence_is_one_that_somebody_has_looked_at(name: str) -> None:
    parts = set(re.split(r" AND | OR |[()]", make_sbom.licences()[name])) - {""}
    assert parts <= FREE | WITH_TERMS
    page = (ROOT / "docs" / "licences.md").read_text("utf-8").split("## All of it")[0]
    if parts & WITH_TERMS:
        assert f"`{name}`" in page, "say in docs/licences.md what it asks for"


@pytest.mark.parametrize("name", NAMES)
def test_no_package_says_of_itself_that_it_is_under_the_gpl(name: str) -> None:
    try:
        says = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return  # for another system, or an extra that isn't installed: its licence is listed all the same
    told = " ".join([*says.get_all("License-Expression", []), *says.get_all("License", []),
                     *(each for each in says.get_all("Classifier", []) if each.startswith("License"))])  # fmt: skip
    if re.search(r"\b[AL]?GPL|General Public", told[:500]):
        assert "LGPL" in make_sbom.licences()[name]
        assert not re.search(r"(?<!L)GPL|Affero", told[:500].replace("LGPL", ""))


def test_the_bill_of_materials_is_what_its_format_says() -> None:
    """By CycloneDX's own schema, which readers of such a list go by."""
    if importlib.util.find_spec("cyclonedx") is None:
        if os.environ.get("CI"):
            pytest.fail("no cyclonedx-python-lib: install requirements/test.txt")
        pytest.skip("no cyclonedx-python-lib: install requirements/test.txt")
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    validator = JsonStrictValidator(SchemaVersion.V1_6)
    kept = json.loads((ROOT / "docs" / "sbom.json").read_text("utf-8"))
    assert validator.validate_str(json.dumps(kept)) is None
    del kept["components"][0]["name"]
    assert validator.validate_str(json.dumps(kept)) is not None, "it looks at the components"


def test_the_bill_of_materials_is_current_and_names_versions_and_hashes() -> None:
    kept = json.loads((ROOT / "docs" / "sbom.json").read_text("utf-8"))
    assert kept == make_sbom.bill(), "run python tools/make_sbom.py"
    assert (kept["bomFormat"], kept["specVersion"]) == ("CycloneDX", "1.6")
    assert all(each["version"] and each["properties"] for each in kept["components"])
