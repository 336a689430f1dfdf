"""`selon actors find` and `selon sources find`."""


def test_an_actor_by_its_acronym(selon) -> None:
    done = selon("actors", "find", "m23")
    assert done.returncode == 0
    assert "cd-m23" in done.stdout
    assert len(done.stdout.splitlines()) > 1


def test_an_actor_by_a_misspelt_name(selon) -> None:
    assert "pmc-wagner" in selon("actors", "find", "groupe", "Wagnr").stdout


def test_a_source(selon) -> None:
    assert "Agence France-Presse" in selon("sources", "find", "AFP").stdout


def test_nobody(selon) -> None:
    done = selon("sources", "find", "zzqqxx")
    assert done.returncode == 2
    assert "zzqqxx" in done.stderr
