#!/usr/bin/env python3
"""Looks for values in a file of replay events, in every way in which they may be written there.

scan.py VALUES.json EVENTS.json: prints the values that were found, as JSON. It shares no code with the app.
"""
import base64, html, json, re, sys, unicodedata, urllib.parse

INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


def fold(text):
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).casefold()
    return re.sub(r"\s+", " ", text)


def unescape(text):
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
    text = re.sub(r"\\x([0-9a-fA-F]{2})", lambda m: chr(int(m[1], 16)), text)
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "r": "\r"}.get(m[1], m[1]), text)


def uncss(text):
    return re.sub(r"\\([0-9a-fA-F]{1,6})\s?", lambda m: chr(min(int(m[1], 16), 0x10FFFF)), text)


def decoded(text):
    yield from (urllib.parse.unquote(text), urllib.parse.unquote_plus(text), html.unescape(text), unescape(text), uncss(text))


def unpacked(text):
    for token in re.findall(r"[A-Za-z0-9+/_-]{8,}", text):
        for skipped in range(4):
            part = token[skipped:].replace("-", "+").replace("_", "/")
            part = part[: len(part) - (len(part) % 4 == 1)]
            try:
                yield base64.b64decode(part + "=" * (-len(part) % 4))
            except ValueError:
                pass
    for token in re.findall(r"[0-9a-fA-F]{8,}", text):
        for skipped in range(2):
            part = token[skipped:]
            yield bytes.fromhex(part[: len(part) // 2 * 2])


def readings(text):
    seen, last = {text}, {text}
    for _ in range(3):
        last = {other for one in last for other in decoded(one)} - seen
        seen |= last
    for data in list(unpacked(text)):
        seen |= {data.decode("utf-8", "ignore"), data.decode("utf-16-le", "ignore"), data.decode("utf-16-be", "ignore")}
    return {fold(one) for one in seen}


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from strings(each)


def page_texts(node, texts):
    """The texts of a page in order; those of nodes that changed since stand in texts."""
    if node.get("type") == 3:
        yield texts.get(node.get("id"), node.get("textContent") or "")
    for child in node.get("childNodes") or []:
        yield from page_texts(child, texts)


def main(values_file, events_file):
    values = {fold(value): value for value in json.load(open(values_file, encoding="utf-8"))}
    events = json.load(open(events_file, encoding="utf-8"))
    found, beginnings = set(), set()

    def look(folded):
        found.update(value for key, value in values.items() if key in folded)
        whole = folded.strip()
        if len(whole) >= 3:
            beginnings.update(value for key, value in values.items() if key != whole and key.startswith(whole))

    for event in events:
        for text in strings(event):
            for reading in readings(text):
                look(reading)
        node = event["data"].get("node") if isinstance(event.get("data"), dict) else None
        if node:
            look(fold("".join(page_texts(node, {}))))
    print(json.dumps({"found": sorted(found), "beginnings": sorted(beginnings)}))


main(*sys.argv[1:])
