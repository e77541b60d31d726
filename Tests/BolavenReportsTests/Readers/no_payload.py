"""Says what in a rendered report could act, as JSON: an empty list where nothing can.

    no_payload.py html|md < REPORT

A page is read by Python's parser; Markdown is first made a page by a Markdown parser. Only the elements of a report may be
there, with the one script of the page; none of their attributes may run or load anything, and no text may have become a
link or a picture.
"""

import html.parser
import json
import os
import re
import sys

sys.argv, arguments = sys.argv[:1], sys.argv[1:]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import read_back  # noqa: E402

PAGE = set(
    """html head meta title style body header h1 h2 h3 main section p strong span div table caption thead tbody tr th td sup
    details summary dl dt dd code footer figure figcaption svg g path rect circle line text tspan desc metadata polyline
    polygon br nav ul li a template script""".split()
)
# Pictures for names such as :smile: stand in a span.
MARKDOWN = set("h1 h2 p strong em blockquote table thead tbody tr th td colgroup col code span".split())


class Watcher(html.parser.HTMLParser):
    def __init__(self, allowed):
        super().__init__(convert_charrefs=True)
        self.allowed, self.found, self.scripts = allowed, [], 0

    def handle_starttag(self, tag, attributes):
        if tag == "meta" and dict(attributes).get("http-equiv", "Content-Security-Policy") != "Content-Security-Policy":
            self.found.append(f"<meta {attributes}>")
        if tag not in self.allowed:
            self.found.append(f"<{tag} {attributes}>")
        if tag == "script":
            self.scripts += 1
            if attributes or self.scripts > 1:
                self.found.append(f"<script {attributes}>, number {self.scripts}")
        for name, value in attributes:
            # The contents of a page lead to its own tables.
            if tag == "a" and name == "href" and re.match("#", value or ""):
                continue
            if re.match(r"on|href|src$|xlink|action|formaction|srcdoc|background", name):
                self.found.append(f"{name}={value}")
            if name == "style" and re.search(r"url|expression|import|:\s*//", value or ""):
                self.found.append(f"style={value}")

    def handle_comment(self, data):
        self.found.append(f"<!--{data[:40]}-->")

    def handle_decl(self, declaration):
        if declaration != "DOCTYPE html":
            self.found.append(f"<!{declaration[:40]}>")

    def handle_pi(self, data):
        self.found.append(f"<?{data[:40]}>")

    def unknown_decl(self, data):
        self.found.append(f"<![{data[:40]}]>")


text = sys.stdin.buffer.read().decode()
if arguments[0] == "md":
    watcher = Watcher(MARKDOWN)
    watcher.feed(read_back.markdown_html(text))
else:
    watcher = Watcher(PAGE)
    watcher.feed(text)
watcher.close()
print(json.dumps(watcher.found[:20]))
