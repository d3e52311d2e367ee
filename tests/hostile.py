"""Texts that would do harm where they are taken for something else than text. Each carries MARK, to be found again."""

from __future__ import annotations

MARK = "ZqZ"

_HTML = (
    "<script>alert('{m}')</script>", "<img src=x onerror=alert('{m}')>", "<svg onload=alert('{m}')>{m}</svg>",
    "<iframe srcdoc='<script>alert(1)</script>'>{m}</iframe>", "<a href=\"javascript:alert('{m}')\">{m}</a>",
    "<details open ontoggle=alert('{m}')>", "</title><script>alert('{m}')</script>", "</textarea><b>{m}</b>",
    "--><script>alert('{m}')</script>", "<meta http-equiv=refresh content='0;url=//{m}.example'>",
    "<link rel=stylesheet href=//{m}.example/x.css>", "<base href=//{m}.example/>", "<form action=//{m}.example><input name=x>",
    "<math><mtext></mtext><style><img src=x onerror=alert('{m}')></style></math>", "<template shadowrootmode=open>{m}",
    "&lt;script&gt;alert('{m}')&lt;/script&gt;", "&#60;img src=x onerror=alert('{m}')&#62;", "<!--{m}-->", "<![CDATA[{m}]]>",
    "<sCrIpT/x>alert('{m}')</ScRiPt>", "<p title='{m}", "</article></body></html>{m}", "<object data=//{m}.example>",
    "<button popovertarget=x onbeforetoggle=alert('{m}')>{m}</button>", "<video><source onerror=alert('{m}')></video>",
)  # fmt: skip
_ATTRIBUTE = (
    '" onclick="alert(\'{m}\')" x="', "' onmouseover='alert(1)' y='{m}", '"><img src=x onerror=alert("{m}")>',
    '" autofocus onfocus=alert(1) {m}="', "` onclick=alert(1) {m}=`", '{m}" style="display:none', "{m}' id='x",
)  # fmt: skip
_ADDRESS = (
    "javascript:alert('{m}')", "JaVaScRiPt:alert('{m}')", "data:text/html,<script>alert('{m}')</script>", "vbscript:msgbox('{m}')",
    "//{m}.example/x", "https://{m}.example/\"><script>alert(1)</script>", "file:///etc/passwd?{m}", "../../../{m}", "mailto:x@{m}.example?bcc=y",
    "tel:{m}", "blob:{m}", "\\\\{m}\\share",
)  # fmt: skip
_MARKDOWN = (
    "[{m}](javascript:alert(1))", "![{m}](x\" onerror=\"alert(1))", "[{m}]: javascript:alert(1)", "<javascript:alert('{m}')>",
    "# {m}", "{m}\n===", "- {m}", "> {m}", "    {m}", "```\n{m}\n```", "`{m}`", "**{m}", "__{m}", "{m} {{: onclick=alert(1) }}",
    "{m} {{#id .class onclick=alert(1)}}", "{{: .{m} onload=alert(1) }}", "!!! danger \"{m}\"", "| {m} |\n| --- |", "*[{m}]: x", "[^{m}]: x",
    "--8<-- \"/etc/passwd\" {m}", "::: {m}", "=== \"{m}\"", "$$ {m} $$", ":{m}:", "<{m}@x.example>", "{m}\\", "1. {m}", "***\n{m}", "~~{m}~~", "++{m}++", "^^{m}^^",
)  # fmt: skip
_TEMPLATE = (
    "{{{{ {m} }}}}", "{{% raw %}}{m}", "{{{{ ''.__class__.__mro__ }}}} {m}", "{{# {m} #}}", "${{{m}}}", "<%= {m} %>", "{{{{ config }}}} {m}",
)  # fmt: skip
_TYPST = (
    "#eval(\"{m}\")", "#read(\"/etc/passwd\") {m}", "#include \"{m}.typ\"", "#{{{m}}}", "$ {m} $", "]{m}[", "*{m}*", "_{m}_", "@{m}", "<{m}>", "= {m}",
    "/* {m}", "// {m}", "\\u{{1F600}} {m}", "#link(\"https://{m}.example\")", "#image(\"/etc/passwd\") {m}", "~{m}~", "{m}\\ {m}", "#set page(width: 1pt) {m}", "#panic(\"{m}\")",
)  # fmt: skip
_CELLS = (
    "={m}+1", "+{m}", "-{m}", "@SUM({m})", "=cmd|' /C calc'!{m}", "\t={m}", "{m};\"x\";y", "{m}\"\"\",x", "=HYPERLINK(\"https://{m}.example\")", "{m}\r\n=1+1", "%0A={m}",
)  # fmt: skip
_CARDS = (
    "{m}\nEND:VCARD", "{m}\r\nTEL:999", "{m}\nBEGIN:VEVENT", "{m};TYPE=x:y", "{m}\\nX-EVIL:1", "{m},{m};{m}:{m}", "{m}\nATTACH:file:///etc/passwd", "\\;{m}\\,", "{m}\nEND:VCALENDAR",
)  # fmt: skip
_PDF = (
    "{m}) /S /JavaScript /JS (app.alert(1)", "<< /{m} >>", "endstream endobj {m}", "({m}", "{m}\\)", "/AA << /O {m} >>", "%%EOF {m}", "<feff{m}>",
)  # fmt: skip
_STYLE = (
    "{m}; }} body {{ display: none", "</style><b>{m}</b>", "url(//{m}.example/x)", "expression(alert('{m}'))", "@import '//{m}.example'", "{m}: red; background: url(x)",
)  # fmt: skip
_SCRIPT = (
    "'); alert('{m}'); ('", "</script><script>alert('{m}')//", "\\'{m}", "${{alert('{m}')}}", "__proto__ {m}", "constructor {m}", "{m}`+alert(1)+`", "{m}\\u003cscript>",
)  # fmt: skip
_NAMES = (
    "../../{m}", "{m}/../../x", "con.{m}", "{m}%00.html", "{m}?x#y", "C:\\{m}", "~/{m}", "$(touch {m})", "`{m}`; rm -rf", "{m} && ls", "{m}.html\" target=\"x",
)  # fmt: skip
_DATA = (
    "{m}: {m}: {m}", "--- {m}", "!!python/object:os.system {m}", "&{m} *{m}", "{{\"{m}\": 1}}", "[{m}]", "null {m}", "~ {m}", "{m} # {m}", "%YAML {m}", "| {m}", "? {m}",
)  # fmt: skip
KINDS = (
    _HTML,
    _ATTRIBUTE,
    _ADDRESS,
    _MARKDOWN,
    _TEMPLATE,
    _TYPST,
    _CELLS,
    _CARDS,
    _PDF,
    _STYLE,
    _SCRIPT,
    _NAMES,
    _DATA,
)
_AROUND = ("{}", "Ring {} med en gang.", "«{}»")


def _all() -> tuple[str, ...]:
    plain = (text.format(m=MARK) for kind in KINDS for text in kind)
    return tuple(dict.fromkeys(around.format(text) for text in plain for around in _AROUND))


STRINGS = _all()
