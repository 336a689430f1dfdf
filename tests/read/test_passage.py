"""Tokens, sentences, headings and paragraphs, with offsets that read verbatim from the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.read.passage import prepare

TOKENS = [
    ("L'armée a pris Sinjar.", ["L'", "armée", "a", "pris", "Sinjar", "."]),
    ("L’armée n’a rien dit", ["L’", "armée", "n’", "a", "rien", "dit"]),
    ("jusqu'à aujourd'hui", ["jusqu'", "à", "aujourd'hui"]),
    ("a-t-il ajouté", ["a", "-t-il", "ajouté"]),
    ("ont-elles fui", ["ont", "-elles", "fui"]),
    ("celui-ci et ceux-là", ["celui-ci", "et", "ceux-là"]),
    ("12 500 déplacés", ["12 500", "déplacés"]),
    ("3,5 tonnes", ["3,5", "tonnes"]),
    ("la 20e brigade", ["la", "20e", "brigade"]),
    ("le 1er mai", ["le", "1er", "mai"]),
    ("le cessez-le-feu", ["le", "cessez-le-feu"]),
    ("en R.D.C. hier", ["en", "R.D.C.", "hier"]),
    ("une quelqu'une", ["une", "quelqu'une"]),
    ("« siège »", ["«", "siège", "»"]),
    ("quarante-deux morts", ["quarante-deux", "morts"]),
]


@pytest.mark.parametrize(("text", "tokens"), TOKENS)
def test_words_are_cut_as_a_reader_of_french_cuts_them(text: str, tokens: list[str]) -> None:
    assert [t.text for t in prepare(text, "fr").tokens] == tokens


SENTENCES = [
    ("Les rebelles avancent. L'armée recule.", ["Les rebelles avancent.", "L'armée recule."]),
    ("M. Sow a fui. Mme Ba aussi.", ["M. Sow a fui.", "Mme Ba aussi."]),
    ("Le gal. Haftar avance. Il tire.", ["Le gal. Haftar avance.", "Il tire."]),
    ("Qui a tiré ? Nul ne sait.", ["Qui a tiré ?", "Nul ne sait."]),
    ("« Nous tenons Marib. » Il a promis plus.", ["« Nous tenons Marib. »", "Il a promis plus."]),
    ("Deux tués.Les autres ont fui.", ["Deux tués.", "Les autres ont fui."]),
    ("Quatorze morts... selon l'ONU", ["Quatorze morts... selon l'ONU"]),
    ("Chute de Sukhna\nLe régime recule.", ["Chute de Sukhna", "Le régime recule."]),
    ("Le général J. Konaté a parlé.", ["Le général J. Konaté a parlé."]),
    ("Il a fui avec 2.500 hommes. Puis rien.", ["Il a fui avec 2.500 hommes.", "Puis rien."]),
]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences_end_at_a_stop_and_a_fresh_start_or_a_new_line(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in prepare(text, "fr").sentences] == sentences


HEADINGS = [
    ("Chute de Sukhna\nLe régime recule devant les rebelles.", [True, False]),
    ("Le régime recule.", [False]),
    ("Les villes tenues :\nMarib", [False, True]),
]


@pytest.mark.parametrize(("text", "headings"), HEADINGS)
def test_a_short_line_without_its_stop_is_a_heading(text: str, headings: list[bool]) -> None:
    assert [s.heading for s in prepare(text, "fr").sentences] == headings


def test_a_long_line_without_a_stop_is_no_heading() -> None:
    assert not prepare(" ".join(["mot"] * 30), "fr").sentences[0].heading


def test_paragraphs_go_by_lines() -> None:
    text = "Un titre\nUne phrase. Une autre.\n\nUne dernière."
    assert [s.paragraph for s in prepare(text, "fr").sentences] == [0, 1, 1, 2]


def test_offsets_lead_back_to_tokens_and_sentences() -> None:
    passage = prepare("Les Kurdes avancent. Les Turcs tirent.", "fr")
    at = passage.text.index("Turcs")
    assert passage.tokens[passage.token_at(at + 2)].text == "Turcs"
    assert passage.sentence_at(at).index == 1
    assert [t.text for t in passage.words(passage.sentence_at(at))] == ["Les", "Turcs", "tirent", "."]


def test_a_span_loses_the_white_space_around_it() -> None:
    span = prepare("a pris  Mora  hier", "fr").span(6, 14)
    assert (span.text, span.start, span.end) == ("Mora", 8, 12)


def test_an_empty_text_has_neither_tokens_nor_sentences() -> None:
    passage = prepare(" \n ", "fr")
    assert passage.tokens == () == passage.sentences
    assert passage.token_at(1) == 0
    with pytest.raises(IndexError):
        passage.sentence_at(0)


_PIECES = st.sampled_from(["l'", "armée", "«", "»", "M.", "12 500", "a-t-il", "tués.", "Les", "\n", " ", "’", "…", "?"])
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=25).map("".join), st.lists(_PIECES, max_size=25).map(" ".join))


@given(_TEXTS)
def test_tokens_read_verbatim_and_never_overlap(text: str) -> None:
    end = 0
    for token in prepare(text, "fr").tokens:
        assert token.start >= end
        assert text[token.start : token.end] == token.text != ""
        assert len(token.norm) == len(token.text)
        end = token.end


@given(_TEXTS)
def test_sentences_share_out_all_tokens(text: str) -> None:
    passage = prepare(text, "fr")
    shared = [i for s in passage.sentences for i in range(s.first, s.last)]
    assert shared == list(range(len(passage.tokens)))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in passage.sentences)


@given(_TEXTS)
def test_only_white_space_is_left_out(text: str) -> None:
    kept = "".join(t.text for t in prepare(text, "fr").tokens)
    assert "".join(kept.split()) == "".join(text.split())
