"""Classes of names that sound nearly alike: one slip must lead from any to its neighbours."""

from hypothesis import given
from hypothesis import strategies as st

from selon.gazetteer.names import keys
from selon.gazetteer.sounds import one_away, sound_of, sounds_alike, sounds_near

_CONSONANTS = st.text(alphabet="bdfghjklmnrstzS", min_size=1, max_size=6)


@given(_CONSONANTS, st.data())
def test_one_away_holds_every_single_slip(skeleton: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(skeleton) - 1))
    near = one_away(skeleton)
    assert skeleton in near
    assert skeleton[:at] + skeleton[at + 1 :] in near
    assert skeleton[:at] + "k" + skeleton[at:] in near
    assert skeleton[:at] + "k" + skeleton[at + 1 :] in near
    assert skeleton[:at] + skeleton[at : at + 2][::-1] + skeleton[at + 2 :] in near


@given(st.text(alphabet="abdefgiklmnorstuz", min_size=1, max_size=12))
def test_a_name_is_near_and_like_itself(name: str) -> None:
    _, loose, skeleton = keys(name)
    sound = sound_of(loose, skeleton)
    assert sound in sounds_near(loose, skeleton)
    assert sound in sounds_alike(skeleton)


def test_a_wrong_vowel_or_consonant_is_near() -> None:
    _, loose, skeleton = keys("Tabarit")
    near = sounds_near(loose, skeleton)
    for other in ("Tabrit", "Tabariat", "Tabalit", "Tabari", "Tarabit", "Tabaret"):
        assert sound_of(*keys(other)[1:]) in near
    assert sound_of(*keys("Mopti")[1:]) not in near
