"""Mails, PDFs and packages of archives, made as those who make them do, and broken in every way."""

import hashlib
import io
import json
import random
import zipfile
from email.message import EmailMessage

import pypdf
import pytest
from acquire_examples import TEXT, Take, page, warc

from selon.acquire import Defaults

LATIN = TEXT.replace("’", "'")


def _pdf(*pages: str, title: str | None = None) -> bytes:
    """A PDF with a page a text; "" gives a page without any."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica"]
    objects[2] += b"/Encoding/WinAnsiEncoding>>"
    kids = []
    for text in pages:
        drawn = text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
        stream = b"BT /F1 12 Tf 40 700 Td (" + drawn + b") Tj ET" if text else b""
        objects.append(b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream")
        objects.append(b"<</Type/Page/Parent 2 0 R/Contents %d 0 R" % len(objects))
        objects[-1] += b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>>>"
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[" % len(kids) + b" ".join(kids) + b"]>>"
    writer = pypdf.PdfWriter(io.BytesIO(_assembled(objects)))
    if title:
        writer.add_metadata({"/Title": title})
    return _written(writer)


def _assembled(objects: list[bytes]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj" % number + content + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return data + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def _written(writer: pypdf.PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _mail(body: str | None = TEXT, page_body: str | None = None, **headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Bureau de presse <presse@outlet.example>"
    mail["Subject"] = "Communiqué n° 7"
    mail["Date"] = "Tue, 12 Mar 2024 23:30:00 -0500"
    mail["Message-ID"] = "<m7@outlet.example>"
    for name, value in headers.items():
        del mail[name]
        mail[name] = value
    if body is not None:
        mail.set_content(body)
    if page_body is not None:
        mail.add_alternative(page_body, subtype="html")
    return mail


def test_pdf(take: Take) -> None:
    data = _pdf(LATIN, "Page deux.", title="Bulletin")
    (found,), faults = take(bulletin__pdf=data)
    assert not faults
    assert found.report.text == f"{LATIN}\nPage deux."
    assert (found.report.title, found.report.published, found.report.publisher) == ("Bulletin", None, None)
    assert found.report.sha256 == hashlib.sha256(data).hexdigest()


def test_pdf_without_a_telling_name(take: Take) -> None:
    assert take(bulletin=_pdf(LATIN))[0][0].report.text == LATIN


def test_scanned_pdf_is_said(take: Take) -> None:
    reports, (fault,) = take(scan__pdf=_pdf("", ""))
    assert not reports
    assert "OCR" in fault.message


def test_pages_without_text_are_said(take: Take) -> None:
    (_,), (fault,) = take(half__pdf=_pdf(LATIN, "", LATIN))
    assert fault.values == {"pages": "2"}


def test_locked_pdf(take: Take) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(_pdf(LATIN)))
    writer.encrypt("secret", algorithm="RC4-128")
    reports, (fault,) = take(locked__pdf=_written(writer))
    assert not reports
    assert "password" in fault.message


def test_long_pdf_is_cut_and_said(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.acquire.pdf.LONGEST_TEXT", 2 * len(LATIN) + 10)
    (found,), (fault,) = take(long__pdf=_pdf(LATIN, LATIN, LATIN))
    assert found.report.text == f"{LATIN}\n{LATIN}"
    assert fault.values == {"count": 2}


def test_mail(take: Take) -> None:
    data = _mail().as_bytes()
    (found,), faults = take(communique__eml=data)
    assert not faults
    report = found.report
    assert report.text.strip() == TEXT
    assert (report.id, report.title) == ("m7@outlet.example", "Communiqué n° 7")
    assert (report.publisher, report.published) == ("Bureau de presse", "2024-03-12"), "the sender's own day"
    assert report.sha256 == hashlib.sha256(data).hexdigest()


def test_mail_that_is_a_page(take: Take) -> None:
    (found,), faults = take(page__eml=_mail(None, page(TEXT, title="Autre titre")).as_bytes())
    assert not faults
    assert TEXT in found.report.text
    assert (found.report.title, found.report.published) == ("Communiqué n° 7", "2024-03-12")


def test_plain_body_before_page(take: Take) -> None:
    (found,), _ = take(both__eml=_mail(TEXT, page("Autre texte.")).as_bytes())
    assert found.report.text.strip() == TEXT


def test_attachments(take: Take) -> None:
    mail = _mail()
    mail.add_attachment(_pdf(LATIN), maintype="application", subtype="pdf", filename="bulletin.pdf")
    mail.add_attachment("Texte joint.", filename="note.txt")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    mail.add_attachment(b"nothing", maintype="application", subtype="pdf", filename="bad.pdf")
    reports, faults = take(mail__eml=mail.as_bytes())
    assert [r.report.text.strip() for r in reports] == [TEXT, LATIN, "Texte joint."]
    assert [r.report.id for r in reports] == [f"m7@outlet.example{end}" for end in ("", "#1", "#2")]
    assert [f.values.get("name") for f in faults] == ["photo.png", None]
    assert faults[1].source == "mail.eml#bad.pdf"


def test_mail_in_latin_1(take: Take) -> None:
    data = b"From: a@b.example\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nTu\xe9s \xe0 Goma."
    (found,), _ = take(latin__eml=data)
    assert (found.report.text, found.report.publisher) == ("Tués à Goma.", None)


def test_date_that_is_none_is_left_out_and_said(take: Take) -> None:
    (found,), (fault,) = take(dated__eml=b"From: a@b.example\nDate: mardi dernier\n\nUn texte.")
    assert found.report.published is None
    assert fault.values == {"value": "mardi dernier"}


def test_what_the_user_says_fills_gaps(take: Take) -> None:
    (found,), _ = take(Defaults(publisher="Radio"), m__eml=b"From: a@b.example\n\nTexte du communique.")
    assert found.report.publisher == "Radio"


@pytest.mark.parametrize("data", [b"", b"no mail at all", b"From: a@b.example\n\n", b"\0" * 50])
def test_bad_mail_is_a_fault(take: Take, data: bytes) -> None:
    reports, faults = take(bad__eml=data)
    assert not reports
    assert len(faults) == 1


def _wacz(archive: bytes, listed: bytes | None = b"", name: str = "archive/data.warc.gz") -> bytes:
    """`listed`: the bytes whose digest the list holds ("" for the right one, None for no list)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(name, archive)
        if listed is not None:
            digest = hashlib.sha256(listed or archive).hexdigest()
            resource = {"name": "data", "path": name, "hash": f"sha256:{digest}", "bytes": len(archive)}
            package.writestr("datapackage.json", json.dumps({"resources": [resource]}))
    return stream.getvalue()


def test_wacz(take: Take) -> None:
    reports, faults = take(site__wacz=_wacz(warc([page(TEXT), page("Autre texte.")])))
    assert not faults
    assert [r.report.url for r in reports] == ["http://journal.example/0", "http://journal.example/1"]
    assert reports[0].source == "site.wacz/archive/data.warc.gz"


def test_wacz_by_its_content_and_uncompressed(take: Take) -> None:
    data = _wacz(warc([page(TEXT)], gzip=False), name="archive/data.warc")
    assert len(take(site=data)[0]) == 1


def test_altered_archive_is_left_out(take: Take) -> None:
    reports, (fault,) = take(site__wacz=_wacz(warc([page(TEXT)]), listed=b"other bytes"))
    assert not reports
    assert fault.source == "site.wacz/archive/data.warc.gz"


def test_unlisted_archive_is_left_out_and_no_list_is_said(take: Take) -> None:
    data = io.BytesIO(_wacz(warc([page(TEXT)])))
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("archive/more.warc", warc([page(TEXT)], gzip=False))
    reports, (fault,) = take(site__wacz=data.getvalue())
    assert len(reports) == 1
    assert "does not list" in fault.message
    reports, (fault,) = take(bare__wacz=_wacz(warc([page(TEXT)]), listed=None))
    assert len(reports) == 1
    assert "no list" in fault.message


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and nothing", _wacz(warc([page(TEXT)]))[:-40]])
def test_no_zip_is_a_fault(take: Take, data: bytes) -> None:
    reports, faults = take(bad__wacz=data)
    assert not reports
    assert len(faults) == 1


def test_empty_package_is_a_fault(take: Take) -> None:
    reports, faults = take(bad__wacz=_wacz(b"x", name="pages/pages.jsonl"))
    assert not reports
    assert len(faults) == 1


@pytest.mark.parametrize("kind", ["pdf", "eml", "wacz"])
def test_damage_never_raises(take: Take, kind: str) -> None:
    whole = {"pdf": _pdf(LATIN), "eml": _mail().as_bytes(), "wacz": _wacz(warc([page(TEXT)]))}[kind]
    chance = random.Random(kind)
    for _ in range(60):
        data = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randrange(1, 12)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        reports, faults = take(**{f"damaged__{kind}": bytes(data)})
        assert reports or faults
