"""Participants' text is text, pages ask only this machine, and nothing internal is committed."""

import ast
import re

SINKS = {"HTML", "HTMLMath", "Markdown", "Javascript", "SVG", "IFrame"}
JS_SINKS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
)
PHYSICAL = re.compile(
    r"(?<![\w-])(?:margin|padding|border)-(?:left|right)\b|(?<![\w-])(?:left|right)\s*:"
    r"|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right)"
)
FOREIGN = re.compile(
    r"""(?:https?:)?//(?!127\.0\.0\.1|localhost|\[::1\]|www\.w3\.org)[\w.-]+\.\w+"""
)


def test_no_html_sink_is_called(root):
    for file in (root / "toolkit/saql").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                ("IPython", "ipywidgets")
            ):
                assert not SINKS & {name.name for name in node.names}, file
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = getattr(node.func.value, "id", "")
                assert not (owner in ("widgets", "ipywidgets") and node.func.attr in SINKS), file


def test_pages_build_text_nodes_only(root):
    for file in (root / "toolkit/saql").rglob("*.js"):
        assert not JS_SINKS.search(file.read_text(encoding="utf-8")), file


def test_templates_escape_what_they_print(root):
    for file in (root / "toolkit/saql").rglob("*.html*"):
        assert "|safe" not in file.read_text(encoding="utf-8").replace(" ", ""), file


def style_sheets(root):
    for room in ("toolkit/saql", "voila_apps"):
        yield from (root / room).rglob("*.css")


def test_style_sheets_use_logical_properties_only(root):
    sheets = list(style_sheets(root))
    assert sheets
    for file in sheets:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            assert not PHYSICAL.search(line), f"{file}:{number}: {line}"


def test_pages_name_no_other_host(root):
    pages = [
        file
        for room in ("toolkit/saql", "voila_apps")
        for file in (root / room).rglob("*")
        if file.suffix in (".js", ".css", ".html", ".j2", ".ipynb")
    ]
    for file in pages:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            code = re.sub(r"^\s*(//|\*|/\*).*", "", line)
            assert not re.search(
                r"""(?:src|href|url\(|import|fetch\().*""" + FOREIGN.pattern, code
            ), f"{file}:{number}"


def test_dangerous_calls_are_absent(root):
    """Only the grader runs code: the test cells that the gradebook itself vouches for."""
    banned = {"eval", "exec", "__import__"}
    for file in (root / "toolkit/saql").rglob("*.py"):
        if file == root / "toolkit/saql/grading/execute.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", "")
                assert name not in banned, f"{file}:{node.lineno}"
                assert not any(
                    k.arg == "shell" and getattr(k.value, "value", False) for k in node.keywords
                ), f"{file}:{node.lineno}"
            if isinstance(node, ast.Import):
                assert not {"pickle", "marshal"} & {n.name for n in node.names}, file
