"""Words for the codebook's values and the store's, as nouns that a table or a menu shows."""

from selon.web.words import Words, term

__all__ = [
    "ACTOR_KINDS",
    "CERTAINTIES",
    "EVENTS",
    "LOSS_KINDS",
    "REVIEWS",
    "SIDES",
    "SOURCE_KINDS",
    "STATUSES",
    "WHO",
    "label",
]

EVENTS = {
    "capture": term("capture"),
    "advance": term("advance"),
    "withdraw": term("withdrawal"),
    "hand_over": term("handover"),
    "besiege": term("siege"),
    "break_siege": term("siege broken"),
    "link_up": term("link-up"),
    "hold": term("control"),
    "clash": term("clash"),
    "offensive": term("offensive"),
    "attack": term("attack"),
    "repel": term("attack repelled"),
    "air_strike": term("air strike"),
    "shelling": term("shelling"),
    "bombing": term("bombing"),
    "suicide_bombing": term("suicide bombing"),
    "chemical_attack": term("chemical attack"),
    "attack_civilians": term("attack on civilians"),
    "sexual_violence": term("sexual violence"),
    "abduct": term("abduction"),
    "detain": term("arrest"),
    "release": term("release"),
    "displace": term("displacement"),
    "destroy": term("destruction"),
    "agreement": term("agreement"),
    "mobilise": term("mobilisation"),
    "disrupt_weapons": term("weapons seized"),
    "protest": term("protest"),
    "riot": term("riot"),
}
STATUSES = {
    "occurred": term("occurred"),
    "ongoing": term("ongoing"),
    "planned": term("planned"),
    "expected": term("expected"),
    "denied": term("denied"),
}
CERTAINTIES = {"asserted": term("asserted"), "hedged": term("hedged")}
REVIEWS = {
    "unreviewed": term("not reviewed"),
    "accepted": term("accepted"),
    "corrected": term("corrected"),
    "rejected": term("rejected"),
}
LOSS_KINDS = {
    "killed": term("killed"),
    "wounded": term("wounded"),
    "captured": term("taken prisoner"),
    "missing": term("missing"),
    "displaced": term("displaced"),
    "destroyed": term("destroyed"),
    "seized": term("seized"),
    "damaged": term("damaged"),
}
WHO = {
    "civilians": term("civilians"),
    "fighters": term("fighters"),
    "unknown": term("unknown"),
    "tank": term("tanks"),
    "armoured_vehicle": term("armoured vehicles"),
    "vehicle": term("vehicles"),
    "mortar": term("mortars"),
    "artillery": term("artillery"),
    "aircraft": term("aircraft"),
    "drone": term("drones"),
    "ship": term("ships"),
    "weapon": term("weapons"),
    "ammunition": term("ammunition"),
    "building": term("buildings"),
    "other": term("other goods"),
}
SIDES = {
    "initiators": term("initiators"),
    "targets": term("targets"),
    "bystanders": term("bystanders"),
    "unknown": term("unknown"),
}
SOURCE_KINDS = {
    "agency": term("news agency"),
    "media": term("media"),
    "official": term("official"),
    "armed_group": term("armed group"),
    "ngo": term("NGO"),
    "un": term("United Nations"),
    "monitor": term("monitor"),
    "witness": term("witness"),
    "local": term("local voice"),
    "unnamed": term("unnamed"),
}
ACTOR_KINDS = {
    "army": term("army"),
    "air_force": term("air force"),
    "navy": term("navy"),
    "police": term("police"),
    "gendarmerie": term("gendarmerie"),
    "security_forces": term("security forces"),
    "guard": term("guard"),
    "intelligence": term("intelligence service"),
    "government": term("government"),
    "coalition": term("coalition"),
    "peacekeepers": term("peacekeepers"),
    "militia": term("militia"),
    "self_defence": term("self-defence group"),
    "rebel": term("rebel group"),
    "separatist": term("separatist group"),
    "jihadist": term("jihadist group"),
    "gang": term("gang"),
    "pmc": term("private military company"),
}
_REST = {
    "event": term("event"),
    "status": term("status"),
    "certainty": term("certainty"),
    "place": term("place"),
    "time": term("time"),
    "losses": term("losses"),
    "attribution": term("on whose word"),
    "trigger": term("trigger"),
    "held": term("held"),
    "contested": term("contested"),
    "besieged": term("besieged"),
    "accept": term("accept"),
    "reject": term("reject"),
    "correct": term("correct"),
    "merge": term("merge"),
    "split": term("split"),
    "note": term("note"),
    "undo": term("undo"),
    "point": term("exact point"),
    "settlement": term("settlement"),
    "near": term("by distance and bearing"),
    "district": term("district"),
    "province": term("province"),
    "country": term("country"),
    # Reasons of control states (selon.control).
    "a side advances there": term("a side advances there"),
    "sources disagree about who holds it": term("sources disagree about who holds it"),
    "it is said to be cut off": term("it is said to be cut off"),
    "nobody weighs nearly as much": term("nobody weighs nearly as much"),
    "nobody has spoken of it for long": term("nobody has spoken of it for long"),
    "nobody is said to hold it": term("nobody is said to hold it"),
    "alone": term("on its own"),
    "same source": term("same source"),
    "same wording": term("same wording"),
}
_ALL = {
    **_REST,
    **ACTOR_KINDS,
    **WHO,
    **SIDES,
    **SOURCE_KINDS,
    **REVIEWS,
    **CERTAINTIES,
    **STATUSES,
    **LOSS_KINDS,
    **EVENTS,
}


def label(words: Words, value: str | None) -> str:
    """The words for a value; the value itself, without underscores, where it has none."""
    if not value:
        return ""
    return words.say(_ALL[value]) if value in _ALL else value.replace("_", " ")
