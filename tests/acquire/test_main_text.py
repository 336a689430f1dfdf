"""The main text is found quickly where that is enough, and with more means where it isn't."""

from acquire_examples import TEXT, page
from trafilatura import bare_extraction, load_html

from selon.acquire.main_text import main_text


def test_quick_and_slow_agree_on_an_article() -> None:
    content = page(TEXT)
    slow = bare_extraction(content, include_comments=False)
    assert slow is not None
    assert main_text(load_html(content)) == slow.text


def test_a_text_in_odd_markup_is_found_by_the_other_means() -> None:
    """What only the comparison with other extractors finds is as good as with it."""
    blocks = "".join(f'<div class="x{n}"><span>{TEXT} Suite {n}.</span><br></div>' for n in range(12))
    content = f"<html><body><div id='z'>{blocks}</div><p>Court.</p></body></html>"
    slow = bare_extraction(content, include_comments=False)
    assert slow is not None
    assert main_text(load_html(content)) == slow.text


def test_the_tree_stays_as_it_is() -> None:
    tree = load_html(page(TEXT))
    assert main_text(tree) == main_text(tree)


def test_no_text() -> None:
    assert main_text(load_html("<html><body><script>1</script></body></html>")) is None
