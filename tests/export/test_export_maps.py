"""GeoJSON, GeoPackage and KML: read by GDAL, geopandas and the OGC's schema."""

from pathlib import Path

import fastkml
import geopandas as gpd
import msgspec
import pyogrio
from export_examples import OPTIONS, PROPERTY, Given, attack, coded_reports, filled, sample
from hypothesis import HealthCheck, given, settings
from lxml import etree
from shapely.geometry import mapping, shape

from selon.export import geojson, geopackage, kml
from selon.export.cells import plain_text
from selon.export.features import FIELDS
from selon.export.material import Material
from selon.model import Claim, CodedReport, ControlState, Holder, Location

AREA = {"type": "Polygon", "coordinates": [[[29.0, -1.0], [29.5, -1.0], [29.5, -1.5], [29.0, -1.0]]]}
STATE = ControlState(
    id="s1",
    place_key="k",
    place=Location(name="Rutshuru", country="CD", lat=-1.2, lon=29.4, geometry=AREA),
    status="held",
    since="2024-11-05",
    holders=(Holder(name="M23", actor="cd-m23", support=0.8),),
)


def test_geojson_in_geopandas(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    with filled(tmp_path / "s.db", sample()) as store:
        outcome = geojson.write(Material(store), path, OPTIONS)
    frame = gpd.read_file(path)
    assert outcome.rows == len(frame) == 5
    assert frame.crs.to_epsg() == 4326
    assert frame.layer.value_counts().to_dict() == {"claims": 3, "incidents": 2}
    killed = frame[(frame.layer == "incidents") & (frame.country == "CD")].iloc[0]
    assert (killed.dead_low, killed.dead_high, killed.initiators) == (4, 6, "M23")
    assert (killed.geometry.x, killed.geometry.y) == (29.43, -1.14)
    assert "Mukendi" not in path.read_text()


def test_geopackage_in_geopandas(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    outcome = geopackage.write(Given(attack(), control=[STATE]), path, OPTIONS)
    assert outcome.rows == 3
    assert {name for name, _ in pyogrio.list_layers(path)} == {"incidents", "claims", "control"}
    control = gpd.read_file(path, layer="control")
    assert control.crs.to_epsg() == 4326
    assert control.geometry[0].geom_type == "Polygon"
    assert (control.holders[0], control.since[0]) == ("M23", "2024-11-05")
    incidents = gpd.read_file(path, layer="incidents")
    assert (incidents.geometry[0].x, incidents.dead_low[0]) == (29.43, 4)


def _schema() -> etree.XMLSchema:
    """The OGC's, which fastkml carries."""
    return etree.XMLSchema(etree.parse(str(Path(fastkml.__file__).parent / "schema/ogckml22.xsd")))


def test_kml_fits_the_schema_and_gdal_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "a.kml"
    outcome = kml.write(Given(attack(), control=[STATE]), path, OPTIONS)
    assert outcome.rows == 3
    _schema().assertValid(etree.parse(str(path)))
    assert {name for name, _ in pyogrio.list_layers(path)} == {"incidents", "claims", "control"}
    assert gpd.read_file(path, layer="incidents").geometry[0].x == 29.43
    assert gpd.read_file(path, layer="control").geometry[0].geom_type == "Polygon"


@settings(parent=PROPERTY, max_examples=25)
@given(coded=coded_reports())
def test_any_report_in_geojson_and_kml(coded: CodedReport, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("m")
    rows = geojson.write(Given(coded), folder / "a.geojson", OPTIONS).rows
    document = msgspec.json.decode((folder / "a.geojson").read_bytes())
    assert rows == len(document["features"]) == 2 * len(coded.claims)
    placed = 0
    for feature, claim in zip(document["features"][len(coded.claims) :], coded.claims, strict=True):
        assert feature["properties"]["trigger"] == claim.trigger.text
        assert list(feature["properties"]) == ["layer", *FIELDS["claims"]]
        if claim.place and claim.place.lat is not None:
            placed += 1
            assert feature["geometry"] == (claim.place.geometry or _point(claim))
    outcome = kml.write(Given(coded), folder / "a.kml", OPTIONS)
    tree = etree.parse(str(folder / "a.kml"))
    _schema().assertValid(tree)
    assert outcome.rows == 2 * placed
    texts = [e.text or "" for e in tree.iterfind(".//{*}Data[@name='trigger']/{*}value")]
    assert texts == [plain_text(c.trigger.text) for c in coded.claims if c.place and c.place.lat is not None]


@settings(parent=PROPERTY, max_examples=10, suppress_health_check=list(HealthCheck))
@given(coded=coded_reports())
def test_any_report_in_geopackage(coded: CodedReport, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("g") / "a.gpkg"
    geopackage.write(Given(coded), path, OPTIONS)
    frame = pyogrio.read_dataframe(path, layer="claims")
    assert frame.trigger.tolist() == [plain_text(claim.trigger.text) for claim in coded.claims]
    assert frame.id.tolist() == [claim.id for claim in coded.claims]
    found = [mapping(geometry) if geometry else None for geometry in frame.geometry]
    expected = [_shape(claim) for claim in coded.claims]
    assert found == [mapping(shape(geometry)) if geometry else None for geometry in expected]


def _shape(claim: Claim) -> dict[str, object] | None:
    if claim.place is None or claim.place.lat is None:
        return None
    return claim.place.geometry or _point(claim)


def _point(claim: Claim) -> dict[str, object]:
    assert claim.place is not None
    return {"type": "Point", "coordinates": [claim.place.lon, claim.place.lat]}
