"""Where the usual parts of countries and provinces are cut off: `python tools/cuts.py` writes data/cuts.csv.

For every country and first-level area that has an outline, the step (parts.step_of) at which its northern, eastern,
southern and western third and half are cut off. Run it whenever an outline, a centre or a radius of one has changed.
"""

import csv
from pathlib import Path

from selon.gazetteer.areas import has_outline
from selon.gazetteer.curated import admin1_rows, country_areas
from selon.gazetteer.cuts import CUTS
from selon.gazetteer.layers import country_entry
from selon.gazetteer.parts import step_of

DATA = Path(__file__).parents[1] / "src/selon/gazetteer/data"


def main() -> None:
    areas = [country_entry(code, code) for code in sorted(country_areas())] + [row.entry for row in admin1_rows()]
    rows = [(e.layer, e.id, *(step_of(e, *cut) for cut in CUTS)) for e in areas if has_outline(e)]
    with (DATA / "cuts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("layer", "id", *(f"{degrees:g}/{parts}" for degrees, parts in CUTS)))
        writer.writerows(rows)
    print(f"{len(rows)} areas")


if __name__ == "__main__":
    main()
