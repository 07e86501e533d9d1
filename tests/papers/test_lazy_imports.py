import subprocess
import sys
from pathlib import Path

import papers

HEAVY = [
    "aiogram",
    "docx",
    "fpdf",
    "icalendar",
    "jinja2",
    "lxml",
    "python_calamine",
    "resvg_py",
    "segno",
    "xlsxwriter",
]


def test_a_library_is_loaded_only_when_a_paper_is_made() -> None:
    modules = sorted(path.stem for path in Path(papers.__path__[0]).glob("[a-z]*.py"))
    assert {"board", "calendar", "extract", "names", "pictures", "poster"} <= set(modules)
    code = (
        f"import sys, {', '.join(f'papers.{name}' for name in modules)};"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    root = Path(papers.__path__[0]).parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
