"""Every format has its page, which says what is lost; every page is listed."""

from pathlib import Path

import pytest

from selon.export import FORMATS

PAGES = Path(__file__).parents[2] / "docs/export"
PAGE = {"csv": "claims", "parquet": "claims", "ftm-statements": "ftm"}


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_has_its_page_which_says_what_is_lost(form: str) -> None:
    page = f"{PAGE.get(form, form)}.md"
    text = (PAGES / page).read_text(encoding="utf-8")
    assert "Lost" in text or "losses as in" in text
    assert f"`{form}`" in (PAGES / "README.md").read_text(encoding="utf-8")
    assert f"]({page})" in (PAGES / "README.md").read_text(encoding="utf-8")
