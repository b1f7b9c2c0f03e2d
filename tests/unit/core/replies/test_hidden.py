"""Words of an HTML mail that nobody sees are not read; those that are seen are, however they are styled."""

import pytest

from afterword.integrations.message_parser import read_letter

SEEN = "<p>We would like to see you again.</p>"


def text(body: str, style: str = "") -> str:
    html = f"<html><head><style>{style}</style></head><body>{body}</body></html>"
    return read_letter(f"From: d@n.example\nContent-Type: text/html; charset=utf-8\n\n{html}\n".encode()).text


@pytest.mark.parametrize(
    "style",
    [
        "display:none", "DISPLAY : NONE !important", "display:none;max-height:0;overflow:hidden", "visibility:hidden",
        "font-size:0", "font-size:0px;line-height:0", "font-size:1px;color:#ffffff", "font-size:0.01em", "color:#ffffff",
        "color:#fff", "color:white", "color:#FEFEFE", "color:rgb(255, 255, 255)", "color:transparent", "color:rgba(0,0,0,0)",
        "max-height:0", "max-height:0px;overflow:hidden", "height:0;overflow:hidden", "width:0;overflow:hidden",
        "max-width:0;overflow:hidden", "opacity:0", "opacity:0.0", "mso-hide:all", "text-indent:-9999px",
        "position:absolute;left:-9999px", "position:absolute;clip:rect(0,0,0,0)", "background:#123456;color:#123456",
    ],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["div", "span"])
def test_what_a_style_hides_is_not_read(tag: str, style: str) -> None:
    hidden = f"<{tag} style='{style}'>Unfortunately <b>not</b> now.</{tag}>"
    assert text(f"{hidden}{SEEN}") == "We would like to see you again."
    assert text(f"<{tag} class='pre'>Unfortunately <b>not</b> now.</{tag}>{SEEN}", f".pre {{{style}}}") == (
        "We would like to see you again."
    )


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ("<div hidden>No.</div>", ""),
        ("<div class='a pre b'><p>No.</p></div>", "p, div.pre{display:none!important} p{display:block}"),
        ("<div id='preview'>No.</div>", "/* for lists of mail */ #preview{font-size:0}"),
        (
            "<table><tr><td class='head'><span>No.</span></td></tr></table>",
            ".head > span { visibility: hidden }",
        ),
        ("<font color='#ffffff'>No.</font>", ""),
        ("<div bgcolor='#336699'><span style='color:#336699'>No.</span></div>", ""),
        ("<preheader>No.</preheader>", "@charset 'utf-8'; preheader{display:none}"),
        ("<div style='font-size:0'><span>No.</span> no</div>", ""),
        ("<!--[if mso]><p>No.</p><![endif]-->", ""),
    ],
)
def test_what_hides_in_other_ways_is_not_read_either(body: str, style: str) -> None:
    assert text(f"{body}<div>Yes.</div>", style) == "Yes."


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ("<div style='font-size:0'><span style='font-size:14px'>Yes.</span></div>", ""),
        ("<div style='visibility:hidden'><span style='visibility:visible'>Yes.</span></div>", ""),
        ("<div style='color:#fff'><span style='color:#000'>Yes.</span></div>", ""),
        ("<table><tr><td bgcolor='#0055aa'><a style='color:#ffffff'>Yes.</a></td></tr></table>", ""),
        ("<a style='background-color:#0055aa;color:#fff;mso-hide:all'>Yes.</a>", ""),
        ("<a class='button'>Yes.</a>", ".button{background:#0055aa;color:#fff}"),
        ("<div style='background:url(x.png)'><span style='color:white'>Yes.</span></div>", ""),
        (
            "<div class='wide'>Yes.</div>",
            "@media only screen and (max-width:480px){.wide{display:none!important}}",
        ),
        ("<div class='a' style='display:block'>Yes.</div>", ".a{display:none}"),
        ("<div class='a b'>Yes.</div>", ".a .b{display:none} .a.c{display:none}"),
        (
            "<table><tr><td style='max-width:0;overflow:hidden;text-overflow:ellipsis'>Yes.</td></tr></table>",
            "",
        ),
        ("<div style='height:0'>Yes.</div>", ""),
        ("<div style='opacity:0.9;font-size:0.9em;max-height:400px;overflow:hidden'>Yes.</div>", ""),
        ("<div style='color:var(--x);background:nonsense'>Yes.</div>", ""),
    ],
)
def test_what_is_seen_is_read(body: str, style: str) -> None:
    assert text(body, style) == "Yes."


@pytest.mark.parametrize(
    "style",
    [
        "{" * 5_000,
        "/*" * 5_000,
        "}" * 5_000 + ".a{",
        "a " * 5_000 + "{display:none}",
        ",".join(["x y z *"] * 400) + "{display:none}",
    ],
)
def test_a_style_sheet_may_be_anything(style: str) -> None:
    assert text("<div>" * 200 + "Yes." + "</div>" * 200, style) == "Yes."
