"""Words for the codebook's values, as a table shows them; their translations are in the catalogue."""

from selon.messages import mark, say

__all__ = ["label"]

_LABELS = {
    "capture": mark("captures"),
    "advance": mark("advances"),
    "withdraw": mark("withdraws"),
    "hand_over": mark("hands over"),
    "besiege": mark("besieges"),
    "break_siege": mark("breaks siege"),
    "link_up": mark("links up"),
    "hold": mark("holds"),
    "clash": mark("clash"),
    "offensive": mark("offensive"),
    "attack": mark("attacks"),
    "repel": mark("repels"),
    "air_strike": mark("air strike"),
    "shelling": mark("shelling"),
    "bombing": mark("bombing"),
    "suicide_bombing": mark("suicide bombing"),
    "chemical_attack": mark("chemical attack"),
    "attack_civilians": mark("attack on civilians"),
    "sexual_violence": mark("sexual violence"),
    "abduct": mark("abduction"),
    "detain": mark("arrests"),
    "release": mark("release"),
    "displace": mark("people flee"),
    "destroy": mark("destruction"),
    "agreement": mark("agreement"),
    "mobilise": mark("moves forces"),
    "disrupt_weapons": mark("weapons seized"),
    "protest": mark("protest"),
    "riot": mark("riot"),
    "occurred": mark("occurred"),
    "ongoing": mark("ongoing"),
    "planned": mark("planned"),
    "expected": mark("expected"),
    "denied": mark("denied"),
    "asserted": mark("asserted"),
    "hedged": mark("hedged"),
    "killed": mark("killed"),
    "wounded": mark("wounded"),
    "captured": mark("captured"),
    "missing": mark("missing"),
    "displaced": mark("displaced"),
    "destroyed": mark("destroyed"),
    "seized": mark("seized"),
    "damaged": mark("damaged"),
}


def label(value: str) -> str:
    """The words for a value of the codebook; the value itself where it has none."""
    return say(_LABELS[value]) if value in _LABELS else value.replace("_", " ")
