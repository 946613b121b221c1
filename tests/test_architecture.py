"""Imports point one way. Every module belongs to exactly one layer, and every layer has a module."""

from __future__ import annotations

import ast
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).parent.parent / "src"


class Layer(NamedTuple):
    """Modules by pattern, the layers they may import beside their own, and the foreign packages that are theirs alone."""

    modules: str
    may_import: str = ""
    owns: str = ""


LAYERS: dict[str, Layer] = {
    "root": Layer("previously"),
    "contract": Layer("previously.errors previously.model previously.text"),
    "segment": Layer("previously.segment", "contract"),
    "numbering": Layer("previously.numbering"),
    "sources": Layer(
        "previously.sources previously.sources.*", "contract segment numbering", "trafilatura markdown_it charset_normalizer"
    ),
    "positions": Layer("previously.positions", "contract sources numbering"),
    "tagger": Layer(
        "previously.tagger previously.tagging previously.tagging.*", "contract segment lexicon", "onnxruntime tokenizers numpy"
    ),
    "log": Layer(
        "previously.log previously.logcheck previously.migrations previously.storyfile previously.evidence previously.library "
        "previously.fulltext",
        "contract",
        "sqlite3 platformdirs",
    ),
    "intake": Layer("previously.intake", "contract log"),
    "lexicon": Layer("previously.lexicon previously.given"),
    "lettering": Layer("previously.lettering previously.wording"),
    "reading": Layer("previously.reading previously.reading.*", "contract segment tagger lexicon"),
    "fold": Layer("previously.fold previously.corrections previously.anchors", "contract"),
    "views": Layer("previously.views previously.views.*", "contract fold lexicon lettering numbering"),
    "asking": Layer(
        "previously.asking previously.asking.*", "contract segment tagger log reading fold views lexicon lettering"
    ),
    "drawing": Layer("previously.drawing previously.drawing.*", "contract views lettering", "resvg_py"),
    "fixing": Layer("previously.fixing previously.desk previously.allowing", "contract fold views"),
    "wire": Layer("previously.wire", "contract views"),
    "moment": Layer("previously.moment", "contract positions fold fixing views asking root"),
    "book": Layer("previously.book", "moment contract sources positions log intake reading fold fixing views asking wire root"),
    "examples": Layer("previously.examples"),
    "web": Layer(
        "previously.web previously.web.*",
        "contract book wire views drawing lettering",
        "starlette jinja2 markupsafe uvicorn multipart",
    ),
    "surfaces": Layer(
        "previously.__main__ previously.cli previously.terminal previously.terminal.*",
        "root contract positions book wire views drawing lettering examples web",
        "typer rich click",
    ),
}
TYPES_ONLY = {("surfaces", "views"), ("surfaces", "intake"), ("drawing", "views"), ("web", "views")}
"""Layers of which another may know the types and nothing else."""


class Import(NamedTuple):
    """One import of one module: what it names, and whether only a type checker sees it."""

    importer: str
    module: str
    names: tuple[str, ...]
    for_types: bool


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(p): p for p in sorted((SOURCE / "previously").rglob("*.py"))}


def imports() -> list[Import]:
    found = []
    for name, path in MODULES.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        typed = {id(x) for node in ast.walk(tree) if _checks_types(node) for x in ast.walk(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found += [Import(name, a.name, (), id(node) in typed) for a in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = _absolute(node, name, path)
                inner = [a.name for a in node.names if f"{base}.{a.name}" in MODULES]
                found += [Import(name, f"{base}.{n}", (), id(node) in typed) for n in inner]
                outer = tuple(a.name for a in node.names if a.name not in inner)
                if outer:
                    found.append(Import(name, base, outer, id(node) in typed))
    return found


def _checks_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _absolute(node: ast.ImportFrom, name: str, path: Path) -> str:
    if not node.level:
        return node.module or ""
    package = name if path.stem == "__init__" else name.rpartition(".")[0]
    for _ in range(node.level - 1):
        package = package.rpartition(".")[0]
    return f"{package}.{node.module}" if node.module else package


def layers_of(module: str) -> list[str]:
    return [key for key, layer in LAYERS.items() if any(fnmatchcase(module, p) for p in layer.modules.split())]


IMPORTS = imports()


@pytest.mark.parametrize("module", MODULES)
def test_every_module_is_in_one_layer(module: str) -> None:
    """A new module must be given its place here before it can be merged."""
    assert len(layers_of(module)) == 1, f"{module} is in {layers_of(module) or 'no layer'}"


@pytest.mark.parametrize("pattern", [p for layer in LAYERS.values() for p in layer.modules.split()])
def test_every_rule_is_about_some_module(pattern: str) -> None:
    """A rule that matches nothing guards nothing: a renamed module must not slip out of its layer."""
    assert any(fnmatchcase(module, pattern) for module in MODULES), f"no module is called {pattern}"


def test_every_layer_named_in_a_rule_exists() -> None:
    """Layers may only be allowed to import layers that there are."""
    assert {x for layer in LAYERS.values() for x in layer.may_import.split()} <= set(LAYERS)


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_point_one_way(layer: str) -> None:
    """`errors, model ← text, sources, positions, tagger, log ← reading`; `model ← fold ← views ← wire`; `book` joins both."""
    wrong = [
        f"{found.importer} imports {', '.join(found.names) or 'all'} of {found.module}"
        for found in IMPORTS
        if layers_of(found.importer) == [layer] and found.module.split(".")[0] == "previously" and not _may(layer, found)
    ]
    assert not wrong, wrong


def _may(layer: str, found: Import) -> bool:
    target = (layers_of(found.module) or ["no layer"])[0]
    if target == layer:
        return True
    if (layer, target) in TYPES_ONLY:
        types = bool(found.names) and all(name[:1].isupper() for name in found.names)
        return types and (found.for_types or target in LAYERS[layer].may_import.split())
    return target in LAYERS[layer].may_import.split()


@pytest.mark.parametrize(("layer", "package"), [(k, p) for k, v in LAYERS.items() for p in v.owns.split()])
def test_foreign_packages_have_one_owner(layer: str, package: str) -> None:
    """Only the tagger knows numpy and onnxruntime, only the log SQLite, only surfaces the terminal."""
    wrong = {x.importer for x in IMPORTS if x.module.split(".")[0] == package and layers_of(x.importer) != [layer]}
    assert not wrong, wrong


def test_the_package_never_imports_the_training() -> None:
    """Training makes the weights and needs torch; people who install the package need neither."""
    foreign = {"training", "benchmarks", "tests", "torch", "onnx", "safetensors", "transformers"}
    assert not {x.importer for x in IMPORTS if x.module.split(".")[0] in foreign}


def test_the_parser_of_imports_sees_them() -> None:
    """Guards the guards: known imports of each form are found."""
    seen = {(x.importer, x.module) for x in IMPORTS}
    assert ("previously.views.recap", "previously.fold") in seen
    assert ("previously.views.shown", "previously.lexicon") in seen
    assert ("previously.views.named", "rapidfuzz") in seen, "imports inside functions count"
